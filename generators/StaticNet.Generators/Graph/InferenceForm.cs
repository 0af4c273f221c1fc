namespace StaticNet.Generators.Graph;

/// <summary>
/// The forward pass in inference mode: each operation as it is there, and without those that pass their input on. The mode
/// is decided at build time, so that a pass holds no flag.
/// </summary>
internal static class InferenceForm
{
    /// <summary>The operations, and what holds a value of the graph after them.</summary>
    public static (IReadOnlyList<ForwardOperation> Operations, Func<Tensor, Tensor> Source) Of(IReadOnlyList<ForwardOperation> forward)
    {
        var operations = new List<ForwardOperation>();
        var passedOn = new Dictionary<int, Tensor>();
        foreach (var operation in forward)
        {
            if (operation.Inference is { } inference)
                operations.Add(inference.ReadingFrom(Source));
            else
                passedOn.Add(operation.Outputs[0].Id, Source(operation.Reads[0]));
        }

        return (operations, Source);

        Tensor Source(Tensor value) => passedOn.TryGetValue(value.Id, out var source) ? source : value;
    }
}
