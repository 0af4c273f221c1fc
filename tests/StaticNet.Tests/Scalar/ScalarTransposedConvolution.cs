using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary><c>y[o, oy, ox] = bias[o]</c>, to which each <c>x[c, iy, ix]</c> adds <c>weights[c, o, ky, kx] · x[c, iy, ix]</c> at every output of its group that it reaches.</summary>
/// <param name="filters">The channels that it makes.</param>
/// <param name="rows">How it moves from row to row; null over signals.</param>
/// <param name="columns">How it moves along rows, or along a signal.</param>
/// <param name="groups">The groups of channels.</param>
/// <param name="bias">Whether there is a bias.</param>
internal sealed class ScalarTransposedConvolution(int filters, ScalarSpread? rows, ScalarSpread columns, int groups = 1, bool bias = true) : ScalarLayer
{
    private static readonly ScalarSpread None = new(1);

    public override ScalarAxis Axis => ScalarAxis.All;

    public override string Declaration => string.Create(
        CultureInfo.InvariantCulture,
        $"{(rows is null ? $"ConvTranspose1D({filters}, {columns.Kernel}{columns.Options("")}" : $"ConvTranspose2D({filters}, {rows.Kernel}, {columns.Kernel}{rows.Options("Y")}{columns.Options("X")}")}, Groups = {groups}, Bias = {(bias ? "true" : "false")})");

    // Every product: the places of the weight, the input and the output.
    private (int Weight, int Input, int Output)[] Products => field ??= [.. FindProducts()];

    private ScalarSpread RowSpread => rows ?? None;

    private int Height => rows is null ? 1 : InputShape[1];

    private int Width => InputShape[^1];

    private int OutputHeight => RowSpread.Outputs(Height);

    private int OutputWidth => columns.Outputs(Width);

    private int GroupInputs => InputShape[0] / groups;

    private int GroupOutputs => filters / groups;

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, x =>
    {
        double[] y = new double[filters * OutputHeight * OutputWidth];
        for (int output = 0; bias && output < y.Length; output++)
            y[output] = Parameters[1].Values[output / (OutputHeight * OutputWidth)];
        double[] weights = Parameters[0].Values;
        foreach (var (weight, input, output) in Products)
            y[output] += weights[weight] * x[input];
        return y;
    });

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[] weights = Parameters[0].Values, gradients = Parameters[0].Gradients;
        double[][] inputGradients = new double[inputs.Length][];
        for (int sample = 0; sample < inputs.Length; sample++)
        {
            double[] x = inputs[sample], dy = outputGradients[sample], dx = inputGradients[sample] = new double[x.Length];
            for (int output = 0; bias && output < dy.Length; output++)
                Parameters[1].Gradients[output / (OutputHeight * OutputWidth)] += Rounded(dy[output]);
            foreach (var (weight, input, output) in Products)
            {
                gradients[weight] += x[input] * dy[output];
                dx[input] += weights[weight] * dy[output];
            }
        }

        return inputGradients;
    }

    protected override int[] InferOutputShape() => rows is null ? [filters, OutputWidth] : [filters, OutputHeight, OutputWidth];

    protected override ScalarParameter[] CreateParameters()
    {
        int inputs = InputShape[0];
        var weights = rows is null ? new ScalarParameter("Weights", inputs, GroupOutputs, columns.Kernel) : new ScalarParameter("Weights", inputs, GroupOutputs, rows.Kernel, columns.Kernel);
        return bias ? [weights, new ScalarParameter("Bias", filters)] : [weights];
    }

    private IEnumerable<(int Weight, int Input, int Output)> FindProducts()
    {
        int weight = 0;
        for (int c = 0; c < InputShape[0]; c++)
            for (int o = c / GroupInputs * GroupOutputs; o < ((c / GroupInputs) + 1) * GroupOutputs; o++)
                for (int ky = 0; ky < RowSpread.Kernel; ky++)
                    for (int kx = 0; kx < columns.Kernel; kx++, weight++)
                        for (int iy = 0; iy < Height; iy++)
                            for (int ix = 0; ix < Width; ix++)
                            {
                                int oy = RowSpread.OutputAt(iy, ky), ox = columns.OutputAt(ix, kx);
                                if (oy >= 0 && oy < OutputHeight && ox >= 0 && ox < OutputWidth)
                                    yield return (weight, (((c * Height) + iy) * Width) + ix, (((o * OutputHeight) + oy) * OutputWidth) + ox);
                            }
    }
}
