using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary><c>y[o, oy, ox] = bias[o] + Σ weights[o, c, ky, kx] · x[c, iy, ix]</c> over the channels of the output's group and the kernel, x being 0 outside.</summary>
/// <param name="filters">The channels that it makes.</param>
/// <param name="rows">How it moves from row to row; null over signals.</param>
/// <param name="columns">How it moves along rows, or along a signal.</param>
/// <param name="groups">The groups of channels.</param>
/// <param name="bias">Whether there is a bias.</param>
internal sealed class ScalarConvolution(int filters, ScalarWindow? rows, ScalarWindow columns, int groups = 1, bool bias = true) : ScalarLayer
{
    private static readonly ScalarWindow None = new(1);

    public override ScalarAxis Axis => ScalarAxis.All;

    public override string Declaration => string.Create(
        CultureInfo.InvariantCulture,
        $"{(rows is null ? $"Conv1D({filters}, {columns.Kernel}{columns.Options("")}" : $"Conv2D({filters}, {rows.Kernel}, {columns.Kernel}{rows.Options("Y")}{columns.Options("X")}")}, Groups = {groups}, Bias = {(bias ? "true" : "false")})");

    // Every product of a sum: the places of the weight, the input and the output.
    private (int Weight, int Input, int Output)[] Products => field ??= [.. FindProducts()];

    private ScalarWindow RowWindow => rows ?? None;

    private int Height => rows is null ? 1 : InputShape[1];

    private int Width => InputShape[^1];

    private int OutputHeight => RowWindow.Outputs(Height);

    private int OutputWidth => columns.Outputs(Width);

    private int GroupInputs => InputShape[0] / groups;

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, x =>
    {
        double[] y = new double[filters * OutputHeight * OutputWidth];
        for (int o = 0; bias && o < filters; o++)
            Array.Fill(y, Parameters[1].Values[o], o * OutputHeight * OutputWidth, OutputHeight * OutputWidth);
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
        var weights = rows is null ? new ScalarParameter("Weights", filters, GroupInputs, columns.Kernel) : new ScalarParameter("Weights", filters, GroupInputs, rows.Kernel, columns.Kernel);
        return bias ? [weights, new ScalarParameter("Bias", filters)] : [weights];
    }

    private IEnumerable<(int Weight, int Input, int Output)> FindProducts()
    {
        for (int o = 0; o < filters; o++)
            for (int oy = 0; oy < OutputHeight; oy++)
                for (int ox = 0; ox < OutputWidth; ox++)
                    for (int c = 0; c < GroupInputs; c++)
                        for (int ky = 0; ky < RowWindow.Kernel; ky++)
                            for (int kx = 0; kx < columns.Kernel; kx++)
                            {
                                int iy = RowWindow.InputAt(oy, ky), ix = columns.InputAt(ox, kx), channel = (o / (filters / groups) * GroupInputs) + c;
                                if (iy >= 0 && iy < Height && ix >= 0 && ix < Width)
                                    yield return (
                                        (((((o * GroupInputs) + c) * RowWindow.Kernel) + ky) * columns.Kernel) + kx,
                                        (((channel * Height) + iy) * Width) + ix,
                                        (((o * OutputHeight) + oy) * OutputWidth) + ox);
                            }
    }
}
