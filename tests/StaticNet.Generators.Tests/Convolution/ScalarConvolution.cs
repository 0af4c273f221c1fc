using StaticNet.Generators.Kinds.Convolution;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>
/// Convolutions as their definition says, an element at a time, in the documented order of sums: images <c>[samples, height, width, channels]</c>,
/// weights <c>[outputs, inputs of a group, kernel rows, kernel columns]</c>.
/// </summary>
/// <param name="shape">The sizes.</param>
/// <param name="samples">The samples.</param>
internal sealed class ScalarConvolution(ConvolutionShape shape, int samples)
{
    /// <summary>The elements of x.</summary>
    public int InputLength => samples * shape.Height * shape.Width * shape.Inputs;

    /// <summary>The elements of y.</summary>
    public int OutputLength => samples * shape.OutputHeight * shape.OutputWidth * shape.Outputs;

    /// <summary>The elements of the weights.</summary>
    public int WeightLength => shape.Outputs * shape.GroupInputs * shape.Taps;

    /// <summary>y: the bias, then ascending kernel rows, columns and channels.</summary>
    public float[] Forward(float[] x, float[] weights, float[]? bias)
    {
        float[] y = new float[OutputLength];
        foreach (var (sample, oy, ox, o) in Outputs())
        {
            float sum = bias?[o] ?? 0f;
            for (int ky = 0; ky < shape.KernelHeight; ky++)
                for (int kx = 0; kx < shape.KernelWidth; kx++)
                    for (int c = 0; c < shape.GroupInputs; c++)
                        if (Input(sample, oy, ox, ky, kx, o, c) is int input)
                            sum = MathF.FusedMultiplyAdd(x[input], weights[Weight(o, c, ky, kx)], sum);
            y[Output(sample, oy, ox, o)] = sum;
        }

        return y;
    }

    /// <summary>The gradient of x, or the transposed convolution of dy: the bias, then ascending kernel rows, columns and outputs.</summary>
    public float[] InputGradient(float[] dy, float[] weights, float[]? bias = null)
    {
        float[] dx = new float[InputLength];
        for (int input = 0; bias is not null && input < dx.Length; input++)
            dx[input] = bias[input % shape.Inputs];
        for (int ky = 0; ky < shape.KernelHeight; ky++)
            for (int kx = 0; kx < shape.KernelWidth; kx++)
                foreach (var (sample, oy, ox, o) in Outputs())
                    for (int c = 0; c < shape.GroupInputs; c++)
                        if (Input(sample, oy, ox, ky, kx, o, c) is int input)
                            dx[input] = MathF.FusedMultiplyAdd(dy[Output(sample, oy, ox, o)], weights[Weight(o, c, ky, kx)], dx[input]);
        return dx;
    }

    /// <summary>The gradient of the weights: ascending samples, rows and columns of y.</summary>
    public float[] WeightGradient(float[] x, float[] dy)
    {
        float[] gradient = new float[WeightLength];
        foreach (var (sample, oy, ox, o) in Outputs())
            for (int ky = 0; ky < shape.KernelHeight; ky++)
                for (int kx = 0; kx < shape.KernelWidth; kx++)
                    for (int c = 0; c < shape.GroupInputs; c++)
                        if (Input(sample, oy, ox, ky, kx, o, c) is int input)
                        {
                            ref float sum = ref gradient[Weight(o, c, ky, kx)];
                            sum = MathF.FusedMultiplyAdd(x[input], dy[Output(sample, oy, ox, o)], sum);
                        }

        return gradient;
    }

    /// <summary>The gradient of the bias: ascending samples, rows and columns of y.</summary>
    public float[] BiasGradient(float[] dy)
    {
        float[] gradient = new float[shape.Outputs];
        foreach (var (sample, oy, ox, o) in Outputs())
            gradient[o] += dy[Output(sample, oy, ox, o)];
        return gradient;
    }

    /// <summary>Weights in panels of 16 outputs, 0 where a panel has no output.</summary>
    public float[] Panels(float[] weights)
    {
        bool isDepthwise = shape.Groups > 1 && shape.Inputs == shape.Groups && shape.Outputs == shape.Groups;
        int groups = isDepthwise ? 1 : shape.Groups, outputs = shape.Outputs / groups;
        int panelsOfGroup = (outputs + 15) / 16, depth = shape.Taps * shape.GroupInputs;
        float[] panels = new float[groups * panelsOfGroup * depth * 16];
        for (int o = 0; o < shape.Outputs; o++)
            for (int tap = 0; tap < shape.Taps; tap++)
                for (int c = 0; c < shape.GroupInputs; c++)
                {
                    int panel = (o / outputs * panelsOfGroup) + (o % outputs / 16);
                    panels[(((panel * depth) + (tap * shape.GroupInputs) + c) * 16) + (o % outputs % 16)] =
                        weights[Weight(o, c, tap / shape.KernelWidth, tap % shape.KernelWidth)];
                }

        return panels;
    }

    private IEnumerable<(int Sample, int Y, int X, int Output)> Outputs() =>
        from sample in Enumerable.Range(0, samples)
        from y in Enumerable.Range(0, shape.OutputHeight)
        from x in Enumerable.Range(0, shape.OutputWidth)
        from output in Enumerable.Range(0, shape.Outputs)
        select (sample, y, x, output);

    private int Output(int sample, int oy, int ox, int o) =>
        (((((sample * shape.OutputHeight) + oy) * shape.OutputWidth) + ox) * shape.Outputs) + o;

    private int Weight(int o, int c, int ky, int kx) => (((((o * shape.GroupInputs) + c) * shape.KernelHeight) + ky) * shape.KernelWidth) + kx;

    private int? Input(int sample, int oy, int ox, int ky, int kx, int o, int c)
    {
        int y = (oy * shape.StrideY) + (ky * shape.DilationY) - shape.PadTop, x = (ox * shape.StrideX) + (kx * shape.DilationX) - shape.PadLeft;
        if (y < 0 || y >= shape.Height || x < 0 || x >= shape.Width)
            return null;
        return (((((sample * shape.Height) + y) * shape.Width) + x) * shape.Inputs) + (o / (shape.Outputs / shape.Groups) * shape.GroupInputs) + c;
    }
}
