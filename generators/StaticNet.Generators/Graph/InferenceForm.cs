namespace StaticNet.Generators.Graph;

/// <summary>
/// The forward pass in inference mode: each operation as it is there, and without those that pass their input on. The mode
/// is decided at build time, so that a pass holds no flag.
/// </summary>
internal static class InferenceForm
{
    /// <summary>The operations, and the tensor that holds the network's output after them.</summary>
    public static (IReadOnlyList<ForwardOperation> Operations, Tensor Output) Of(NetworkGraph graph)
    {
        var operations = new List<ForwardOperation>();
        var passedOn = new Dictionary<int, Tensor>();
        foreach (var operation in graph.Forward)
        {
            var input = Current(operation.Input);
            if (operation.Inference is { } inference)
                operations.Add(inference with { Input = input });
            else
                passedOn.Add(operation.Output.Id, input);
        }

        return (operations, Current(graph.Output));

        Tensor Current(Tensor tensor) => passedOn.TryGetValue(tensor.Id, out var source) ? source : tensor;
    }
}
