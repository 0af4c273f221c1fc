using System.Runtime.InteropServices;
using StaticNet.Onnx.Messages;
using DataType = StaticNet.Onnx.Messages.TensorProto.Types.DataType;

namespace StaticNet.Onnx.Export;

/// <summary>The lengths of samples as values of a graph, each once and only if something reads it.</summary>
/// <param name="graph">The graph.</param>
/// <param name="lengths">The input that has them, int64 <c>[batch]</c>.</param>
/// <param name="steps">The longest that a sample may be.</param>
internal sealed class SampleLengths(GraphWriter graph, string lengths, int steps)
{
    /// <summary>The name of the input, which is also that of the parameter of passes.</summary>
    public const string InputName = "lengths";

    /// <summary>Which steps each sample has, bool <c>[batch, steps]</c>.</summary>
    public string Mask => field ??= Scoped(() => graph.Add("Less", [Positions, Unsqueeze(lengths, 1)]));

    /// <summary>The same for each of the features of a step, bool <c>[batch, steps, 1]</c>.</summary>
    public string StepMask => field ??= Scoped(() => Unsqueeze(Mask, 2));

    /// <summary>The same for each head and query, bool <c>[batch, 1, 1, steps]</c>.</summary>
    public string KeyMask => field ??= Scoped(() => graph.Add("Unsqueeze", [Mask, graph.Integers(1, 2)]));

    /// <summary>The lengths as recurrences take them, int32 <c>[batch]</c>.</summary>
    public string Counts => field ??= Scoped(() => graph.Add("Cast", [lengths], Attributes.Of("to", (long)DataType.Int32)));

    /// <summary>What a sum over steps is divided by, float <c>[batch, 1]</c>.</summary>
    public string Divisors => field ??= Scoped(() => Unsqueeze(graph.Add("Cast", [lengths], Attributes.Of("to", (long)DataType.Float)), 1));

    private string Positions => graph.Tensor(
        "positions", [steps], () => MemoryMarshal.AsBytes<long>(Enumerable.Range(0, steps).Select(step => (long)step).ToArray()).ToArray(), DataType.Int64);

    /// <summary>A value with a number in place of what is beyond lengths.</summary>
    /// <param name="value">The value, <c>[batch, steps, features]</c>.</param>
    /// <param name="number">The number.</param>
    public string Fill(string value, float number) => graph.Add("Where", [StepMask, value, graph.Value(number)]);

    /// <summary>A value that is 0 beyond lengths.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isInteger">Whether it is of integers, <c>[batch, steps]</c>, and not of steps of floats.</param>
    public string Clear(string value, bool isInteger) => isInteger ? graph.Add("Where", [Mask, value, graph.Integers(0)]) : Fill(value, 0);

    private string Unsqueeze(string value, long axis) => graph.Add("Unsqueeze", [value, graph.Integers(axis)]);

    private string Scoped(Func<string> write)
    {
        string scope = graph.Scope;
        graph.Scope = InputName;
        string written = write();
        graph.Scope = scope;
        return written;
    }
}
