using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Graph;

/// <summary>
/// Reverse-mode differentiation: walks the forward operations from last to first and lets each append its gradient rule.
/// Only gradients that lead to a parameter are computed.
/// </summary>
internal sealed class GradientBuilder
{
    private readonly GraphBuilder _graph;
    private readonly Dictionary<int, Tensor> _gradients = [];
    private readonly HashSet<int> _needed = [];
    private readonly List<Operation> _backward = [];

    private GradientBuilder(GraphBuilder graph, GradientEpilogue epilogue)
    {
        _graph = graph;
        Epilogue = epilogue;
    }

    /// <summary>What is done to parameter gradients as they are written.</summary>
    public GradientEpilogue Epilogue { get; }

    public static EquatableArray<Operation> Differentiate(
        GraphBuilder graph, IReadOnlyList<ForwardOperation> forward, LossOperation loss, ClippingModel clipping)
    {
        var builder = new GradientBuilder(graph, GradientEpilogue.Of(clipping));
        builder._gradients.Add(loss.Output.Id, loss.Gradient);
        builder.MarkNeeded(forward);
        foreach (var operation in forward.Reverse())
            if (builder.IsNeeded(operation.Output))
                operation.Differentiate(builder);
        return builder._backward.ToEquatableArray();
    }

    /// <summary>Whether a tensor's gradient leads to a parameter.</summary>
    public bool IsNeeded(Tensor tensor) => _needed.Contains(tensor.Id);

    /// <summary>The gradient of a tensor.</summary>
    public Tensor Of(Tensor tensor)
    {
        if (!_gradients.TryGetValue(tensor.Id, out var gradient))
            _gradients.Add(tensor.Id, gradient = _graph.AddTensor($"gradient of {tensor.Name}", tensor.Shape));
        return gradient;
    }

    public void Append(Operation operation) => _backward.Add(operation);

    private void MarkNeeded(IReadOnlyList<ForwardOperation> forward)
    {
        foreach (var operation in forward)
            if (operation.HasParameters || _needed.Contains(operation.Input.Id))
                _needed.Add(operation.Output.Id);
    }
}
