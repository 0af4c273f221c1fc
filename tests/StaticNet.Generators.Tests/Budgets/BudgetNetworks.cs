using System.Text;

namespace StaticNet.Generators.Tests.Budgets;

/// <summary>Networks at the edges of what users declare: narrow, wide, deep, and everything that has a kernel of its own.</summary>
internal static class BudgetNetworks
{
    private const string CrossEntropy = "SoftmaxCrossEntropy";
    private const string SquaredError = "MeanSquaredError";

    // Around one panel of 16 outputs, two and more: a pair of neighbours is a shape with kernels of its own.
    private static readonly int[] Widths = [1, 2, 15, 16, 17, 33, 63, 128, 500, 1024];

    /// <summary>The ordinary ones, whose files a reader and an IDE are to live with; declarations by name.</summary>
    public static IReadOnlyDictionary<string, string> Ordinary { get; } = new Dictionary<string, string>
    {
        ["MlpTiny"] = Declare("MlpTiny", CrossEntropy, ["Tanh"], 4, 32, 32, 2),
        ["MlpMnist"] = Declare("MlpMnist", CrossEntropy, ["Relu"], 784, 128, 64, 10),
        ["MlpWide"] = Declare("MlpWide", CrossEntropy, ["Relu"], 1024, 1024, 1024, 10),
        ["Deep32"] = Deep(32),
    };

    /// <summary>All of them in one file. Compiling it takes most of the test's time: a shape is there once.</summary>
    public static string All { get; } = InOneFile(
    [
        Ordinary["MlpTiny"],
        Ordinary["MlpMnist"],
        Ordinary["MlpWide"],
        Deep(64),
        Declare("OneOutput", SquaredError, [], 5000, 1),
        Declare("OneInput", SquaredError, ["LeakyRelu(0.1f)"], 1, 1024, 1),
        Declare("ThousandClasses", CrossEntropy, ["Relu"], 512, 256, 1000),
        Declare("TwoClasses", "SoftmaxCrossEntropy(LabelSmoothing = 0.1f)", ["Sigmoid"], 2, 1024, 2),
        Clipped,
        Declare("Normalized", CrossEntropy + ", ClipGradientValue(0.5f)", ["LayerNorm", "LeakyRelu(0.1f)", "RmsNorm", "Sigmoid"], 100, 75, 1024, 50),
        Declare("BatchNormalized", "MeanSquaredError, ClipGradientValue(0.5f)", ["BatchNorm", "Relu", "BatchNorm(Affine = false)"], 31, 300, 17, 5),
        Declare("DroppedOut", CrossEntropy + ", ClipLayerGradientNorm(1f), TrackGradients", ["BatchNorm", "Relu", "Dropout(0.2f)"], 100, 130, 65, 10),
        Declare("LargestNorm", CrossEntropy + ", ClipGradientNorm(1f, Norm = GradientNorm.Max), TrackGradients", ["Tanh", "Dropout(0.5f)"], 50, 65, 33, 10),
        Declare("AbsoluteNorm", SquaredError + ", ClipGradientNorm(1f, Norm = GradientNorm.L1)", ["Gelu"], 50, 65, 33, 3),
        Declare("Adaptive", "Huber, ClipGradientAdaptive", ["Relu"], 50, 300, 130, 3),
        "[Network(3, 33, 31), BatchNorm, MaxPool(4, Stride = 3, Padding = 2), Relu, AvgPool(4, Stride = 1, Padding = 1), MaxPool(5, Padding = 2), Flatten, Dense(3), MeanSquaredError]\npublic partial class Pooled;\n",
        "[Network(9, 530), Dense(300), Relu, Dense(70), MeanSquaredError, ClipGradientNorm(1f), ClipGradientValue(0.5f)]\npublic partial class Stepped;\n",
        Declare("EveryWidth", SquaredError, ["Sigmoid", "Tanh"], Widths),
        Declare("EveryActivation", SquaredError, ["Relu6", "Elu", "Selu", "Gelu", "Gelu(Approximate = true)", "Silu", "Mish"], 17, 31, 33, 20),
        Declare("EveryOther", SquaredError, ["Softplus(2f, 1f)", "Softplus", "Softmax"], 17, 31, 33, 20),
        .. new[] { "Relu6", "Elu", "Selu", "Softsign", "HardSwish", "HardSigmoid" }.Select(activation =>
            Declare(activation + "Fused", SquaredError, [activation], 17, 31, 65, 20)),
        .. new[] { "Relu", "LeakyRelu", "Sigmoid", "Tanh" }.Select(activation =>
            Declare(activation + "Twice", SquaredError, [activation, activation], 17, 31, 1024)),
    ]);

    /// <summary>Those with the longest passes and the largest kernels.</summary>
    public static string Largest { get; } = InOneFile([Ordinary["MlpMnist"], Deep(64), Clipped]);

    /// <summary>Layers by the hundred, whose passes are longer than a method may be. The wide ones are shared by columns.</summary>
    public static string Deepest { get; } = InOneFile(
    [
        Ordinary["MlpMnist"],
        Declare("Deep256", CrossEntropy, ["Tanh"], [.. Enumerable.Repeat(16, 256), 10]),
        Declare("DeepClipped", SquaredError + ", ClipGradientValue(0.5f)", ["Sigmoid", "Tanh"], [.. Enumerable.Repeat(5, 130), 1]),
        Declare("DeepWide", CrossEntropy, ["Relu"], [.. Enumerable.Repeat(512, 130), 10]),
    ]);

    private static string Clipped => Declare(
        "Clipped", CrossEntropy + ", ClipGradientNorm(1f), ClipGradientValue(0.5f)", ["Tanh", "LeakyRelu"], 100, 100, 50);

    /// <summary>A network of equal layers: 64 wide, tanh, ten classes.</summary>
    /// <param name="layers">The number of layers before the last.</param>
    public static string Deep(int layers) => Declare($"Deep{layers}", CrossEntropy, ["Tanh"], [.. Enumerable.Repeat(64, layers + 1), 10]);

    private static string InOneFile(string[] declarations) =>
        $"using StaticNet;\n\nnamespace Budgets;\n\n{string.Join('\n', declarations)}";

    /// <summary>Declares dense layers.</summary>
    /// <param name="name">The class.</param>
    /// <param name="loss">The loss and what else stands after the layers.</param>
    /// <param name="activations">What follows each layer but the last.</param>
    /// <param name="widths">The inputs, then the outputs of each layer.</param>
    private static string Declare(string name, string loss, string[] activations, params int[] widths)
    {
        var source = new StringBuilder();
        source.Append("[Network(").Append(widths[0]).Append(")]\n");
        for (int layer = 1; layer < widths.Length - 1; layer++)
            source.Append('[').AppendJoin(", ", activations.Prepend(FormattableString.Invariant($"Dense({widths[layer]})"))).Append("]\n");
        source.Append("[Dense(").Append(widths[^1]).Append(")]\n[").Append(loss).Append("]\n");
        return source.Append("public partial class ").Append(name).Append(";\n").ToString();
    }
}
