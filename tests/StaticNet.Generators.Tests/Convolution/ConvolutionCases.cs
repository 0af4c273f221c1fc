using StaticNet.Generators.Kinds.Convolution;
using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>Convolutions of all sorts, small enough for a definition to compute.</summary>
internal static class ConvolutionCases
{
    private static readonly Dictionary<string, ConvolutionShape> Shapes = new()
    {
        ["same"] = new(16, 16, 9, 11, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1),
        ["wide"] = new(20, 37, 6, 7, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1),
        ["three panels"] = new(5, 48, 4, 4, 2, 2, 1, 1, 0, 0, 0, 0, 1, 1, 1),
        ["gray"] = new(1, 6, 12, 13, 5, 5, 1, 1, 2, 2, 2, 2, 1, 1, 1),
        ["colours, strided"] = new(3, 19, 15, 12, 7, 7, 2, 2, 3, 3, 3, 3, 1, 1, 1),
        ["one output"] = new(7, 1, 5, 6, 3, 2, 1, 1, 0, 1, 1, 0, 1, 1, 1),
        ["stride beyond the kernel"] = new(4, 9, 11, 10, 2, 1, 3, 2, 0, 0, 0, 0, 1, 1, 1),
        ["uneven strides"] = new(6, 18, 10, 13, 3, 4, 3, 2, 2, 1, 0, 3, 1, 1, 1),
        ["dilated"] = new(8, 16, 9, 10, 3, 3, 1, 1, 2, 2, 2, 2, 2, 2, 1),
        ["dilated and strided"] = new(3, 17, 14, 13, 3, 3, 2, 4, 4, 3, 2, 5, 3, 2, 1),
        ["causal signal"] = new(5, 12, 1, 21, 1, 4, 1, 1, 0, 6, 0, 0, 1, 2, 1),
        ["kernel as large as the image"] = new(9, 21, 4, 3, 4, 3, 1, 1, 0, 0, 0, 0, 1, 1, 1),
        ["padding beyond the kernel"] = new(4, 5, 2, 3, 2, 2, 1, 1, 3, 3, 3, 3, 1, 1, 1),
        ["strided shortcut"] = new(16, 32, 8, 8, 1, 1, 2, 2, 0, 0, 0, 0, 1, 1, 1),
        ["rows and columns left out"] = new(5, 18, 8, 9, 3, 2, 3, 2, 1, 0, -1, -1, 1, 1, 1),
        ["dilated, columns left out"] = new(4, 6, 5, 8, 2, 3, 1, 1, 1, 0, 1, -2, 1, 3, 1),
        ["groups that share a panel"] = new(12, 20, 5, 6, 3, 2, 1, 1, 1, 0, 1, 1, 1, 1, 4),
        ["groups of some panels"] = new(36, 72, 4, 5, 2, 2, 1, 2, 1, 0, 0, 1, 1, 1, 2),
        ["groups of panels"] = new(8, 32, 5, 6, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 2),
        ["depthwise"] = new(16, 16, 7, 9, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 16),
        ["depthwise, strided"] = new(21, 21, 8, 9, 5, 3, 2, 2, 2, 1, 2, 1, 1, 1, 21),
        ["depthwise, rows left out"] = new(18, 18, 6, 7, 3, 3, 2, 2, 1, 1, 0, 0, 1, 1, 18),
        ["depthwise, dilated"] = new(37, 37, 9, 9, 3, 3, 1, 1, 2, 1, 2, 1, 2, 1, 37),
    };

    /// <summary>Every case.</summary>
    public static TheoryData<string> All => new(Shapes.Keys);

    /// <summary>The sizes of a case.</summary>
    public static ConvolutionShape Of(string name) => Shapes[name];

    /// <summary>Numbers of many sizes, so that the order of a sum shows in its bits.</summary>
    public static float[] Draw(int count, int seed)
    {
        var random = new RandomStream((ulong)seed, 3);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextNormal() * MathF.Exp(random.NextNormal());
        return values;
    }

    /// <summary>From one position to the next with the channels padded as the planner pads them.</summary>
    public static int Stride(int channels) => (channels + 15) / 16 * 16;
}
