using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>
/// Values share buffers: whatever an earlier one left there must not show. Each buffer is filled with NaN right before a kernel writes a value to it,
/// so that one which reads what it doesn't write, or what was freed, gives NaN.
/// </summary>
public sealed partial class PoisonedBuffersTests
{
    private const int Samples = 5;

    /// <summary>Networks whose buffers are shared, with layouts, borders, groups and branches among them.</summary>
    public static TheoryData<string> Networks =>
    [
        """
        [Network(3, 7, 6)]
        [Conv2D(17, 3, Padding = 1, Bias = false), BatchNorm, Relu, Tap("a")]
        [Conv2D(17, 3, Padding = 1, Groups = 17), Tanh, Add("a"), Concat("a")]
        [Conv2D(6, 3, Stride = 2, Groups = 2), LayerNorm, Silu, Conv2D(5, 1), Flatten]
        [Dense(4)]
        [MeanSquaredError]
        """,
        """
        [Network(5, 12)]
        [Conv1D(20, 3, Padding = Padding.Causal, Dilation = 2), PRelu(PerChannel = true), Tap("a")]
        [Conv1D(20, 2, Padding = Padding.Same), BatchNorm, Gelu, Multiply("a"), Dropout(0.2f)]
        [Conv1D(3, 4, Stride = 3), Flatten, Dense(3)]
        [SoftmaxCrossEntropy]
        """,
        """
        [Network(3, 3, 4)]
        [ConvTranspose2D(17, 3, Stride = 2, Padding = 1, OutputPadding = 1, Bias = false), BatchNorm, Relu, Tap("a")]
        [ConvTranspose2D(17, 3, Padding = 1, Groups = 17), Sigmoid, Add("a")]
        [ConvTranspose2D(6, 1), Sigmoid, ConvTranspose2D(10, 3, Stride = 3, Groups = 2), Softplus, ConvTranspose2D(2, 2), Flatten]
        [Dense(4)]
        [MeanSquaredError]
        """,
        """
        [Network(4, 9)]
        [Dense(17), LayerNorm, Relu, Tap("a"), Dense(17), Tanh, Add("a"), Softmax, Reshape(17, 4), Dense(3), Flatten, Dense(2)]
        [MeanSquaredError]
        """,
        """
        [Network(4, 9)]
        [Lstm(17, Layers = 2, Bidirectional = true), Tap("a"), Gru(34), Add("a"), Gru(16, Bidirectional = true), Rnn(5, Steps = Steps.Last, NormRegularizer = 4f), Dense(2)]
        [MeanSquaredError]
        """,
        """
        [Network(9, 6)]
        [Dense(12), SelfAttention(Heads = 2, Causal = true, Dropout = 0.3f), Tap("a"), SelfAttention(Heads = 3, Dropout = 0.5f), Add("a"), Dense(2), Flatten, Dense(3)]
        [MeanSquaredError]
        """,
        """
        [Network(9, 6)]
        [Tap("raw"), Dense(20), Tanh, CrossAttention("raw", Heads = 2, Dropout = 0.3f), Tap("a"), CrossAttention("a", Heads = 4, Bias = false), Add("a"), Dense(2), Flatten, Dense(3)]
        [MeanSquaredError]
        """,
        """
        [Network(4, 9)]
        [Lstm(17, Layers = 2, Stateful = true), Tap("a"), Gru(17, Stateful = true), Add("a"), Rnn(5, Steps = Steps.Last, Stateful = true), Dense(2)]
        [MeanSquaredError]
        """,
        // Images so large that five of them are several blocks, one of which is no whole one.
        """
        [Network(1, 28, 28)]
        [Conv2D(6, 5, Padding = Padding.Same), Relu, MaxPool(2)]
        [Conv2D(6, 3, Padding = 1), Tap("a"), Conv2D(6, 3, Padding = 1), Add("a"), Tanh, AvgPool(3, Stride = 2)]
        [Flatten, Dense(3)]
        [SoftmaxCrossEntropy]
        """,
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Train_BuffersPoisonedBeforeTheyAreWritten_GivesTheSameBits(string declaration)
    {
        var run = GeneratorRun.OfValid($"using StaticNet;\n\n{declaration}\npublic partial class Net;");
        var plan = ((PlannedNetwork)run.Result.TrackedSteps[NetworkGenerator.Stages.Plan].SelectMany(step => step.Outputs).Single().Value).Plan!;
        Assert.True(plan.Training.Buffers.Sum(buffer => buffer.SampleStride) > plan.Training.WorkspacePerSample, "No buffer is shared.");
        var passes = run.Output.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Net.Passes.g.cs", StringComparison.Ordinal));
        string source = Poison(passes.ToString(), plan, out int poisoned);
        Assert.True(poisoned > 10, $"Only {poisoned} buffers were poisoned.");
        var poisonedPasses = CSharpSyntaxTree.ParseText(SourceText.From(source), (CSharpParseOptions)passes.Options, passes.FilePath, TestContext.Current.CancellationToken);

        using var networks = new CompiledNetworks(run);
        using var poisonedNetworks = new CompiledNetworks(run.Output.ReplaceSyntaxTree(passes, poisonedPasses));

        var (gradients, outputs) = Run(networks);
        var (poisonedGradients, poisonedOutputs) = Run(poisonedNetworks);
        Assert.DoesNotContain(gradients, float.IsNaN);
        Assert.Equal(gradients, poisonedGradients);
        Assert.Equal(outputs, poisonedOutputs);
    }

    // Twice, so that buffers hold an earlier batch as well.
    private static (float[] Gradients, float[] Outputs) Run(CompiledNetworks networks)
    {
        var generated = networks["Net"];
        using var network = generated.Create(seed: 3, batchCapacity: Samples + 2);
        var random = new Random(1);
        float[] outputs = new float[Samples * generated.Architecture.OutputLength];
        for (int step = 0; step < 2; step++)
        {
            float[] inputs = [.. Enumerable.Range(0, Samples * generated.Architecture.InputLength).Select(_ => (2 * random.NextSingle()) - 1)];
            network.ComputeGradients(inputs, generated.Architecture.TargetKind == TargetKind.Labels ? new Targets(new int[Samples]) : new Targets(new float[outputs.Length]));
        }

        float[] gradients = network.Gradients.ToArray();
        network.Predict(new float[Samples * generated.Architecture.InputLength], outputs);
        return (gradients, outputs);
    }

    private static string Poison(string source, NetworkPlan plan, out int poisoned)
    {
        var lines = new List<string>();
        var calls = new Queue<string>();
        int count = 0;
        bool isBlock = false;
        foreach (string line in source.Split('\n'))
        {
            if (line.Contains("int samples =", StringComparison.Ordinal) || line.EndsWith('}'))
                isBlock = !line.EndsWith('}');
            if (Method().Match(line) is { Success: true } method)
                calls = method.Groups["name"].Value switch
                {
                    _ when method.Groups["part"].Success => calls,
                    "Predict" => Poisons(plan.Inference, 0),
                    "Train" => Poisons(plan.Training, plan.Training.Start),
                    _ => new Queue<string>(),
                };
            else if (Call().IsMatch(line) && calls.TryDequeue(out string? poison))
            {
                lines.Add(poison.Replace("FIRST", isBlock ? "block" : "0", StringComparison.Ordinal).Replace("COUNT", isBlock ? "samples" : "rows", StringComparison.Ordinal));
                count += poison.Split("Fill").Length - 1;
            }

            lines.Add(line);
        }

        poisoned = count;
        return string.Join('\n', lines);
    }

    // What comes before each call of a pass, for COUNT samples from FIRST on.
    private static Queue<string> Poisons(PassPlan pass, int start)
    {
        // Values that are made of parts in their places are written by several kernels.
        var wholes = pass.Buffers.Where(pass.IsPart).Select(buffer => buffer.Offset).ToHashSet();
        var poisons = new Queue<string>();
        for (int index = start; index < pass.Calls.Count; index++)
            poisons.Enqueue(string.Concat(Overwritten(pass.Calls, index).Where(operand => !wholes.Contains(operand.Offset)).Select(operand => string.Create(
                CultureInfo.InvariantCulture, $"memory.Workspace.Span.Slice({operand.Offset} * memory.BatchCapacity + FIRST * {operand.Stride}, {operand.Stride} * COUNT).Fill(float.NaN);"))));
        return poisons;
    }

    // Values that parts are written to, one after the other, are poisoned before the first of them; weights of samples multiply what is there.
    private static IEnumerable<Operand> Overwritten(EquatableArray<KernelCall> calls, int index)
    {
        if (calls[index].Kernel is WeighRows)
            yield break;
        var operands = calls[index].Operands.Where(operand => operand.Kind == OperandKind.Workspace).ToList();
        foreach (var written in operands.Where(operand => operand.IsWritten && !operands.Any(other => !other.IsWritten && other.Overlaps(operand))))
        {
            bool goesOn = index > 0 && (written.Inner > 0 || (calls[index].Kernel is CopyBlocks && calls[index - 1].Kernel is CopyBlocks))
                && calls[index - 1].Operands.Any(operand => operand.IsWritten && operand.Offset == written.Offset && operand.Stride == written.Stride);
            if (!goesOn)
                yield return written;
        }
    }

    [GeneratedRegex(@"^\s*(public|private) static void (?<name>[A-Za-z]+?)(?<part>Part\d+)?\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"^\s*[\w.]+\.Run\(.*\);\s*$")]
    private static partial Regex Call();
}
