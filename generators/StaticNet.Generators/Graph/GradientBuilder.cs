using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds;

namespace StaticNet.Generators.Graph;

/// <summary>
/// Reverse-mode differentiation: walks the forward operations from last to first and lets each append its gradient rule.
/// Only gradients that lead to a parameter are computed. The gradient of a value with several readers is the sum of what each
/// contributes: the last of the forward list writes it first, the others add to it on the way back.
/// </summary>
internal sealed class GradientBuilder
{
    private readonly GraphBuilder _graph;
    private readonly Dictionary<int, Tensor> _gradients = [];
    private readonly HashSet<int> _needed = [];
    private readonly List<Operation> _backward = [];

    // What the operation at hand contributes to gradients that others have contributed to before.
    private readonly List<(Tensor Value, Tensor Contribution)> _contributions = [];

    private GradientBuilder(GraphBuilder graph) => _graph = graph;

    /// <summary>The operations from the gradients of losses to those of every parameter.</summary>
    /// <param name="graph">Where new values are numbered.</param>
    /// <param name="forward">The forward operations; what an operation reads is made by earlier ones.</param>
    /// <param name="losses">The losses, each of which has written the gradient of its output.</param>
    /// <param name="given">Outputs whose gradients the caller gives.</param>
    public static EquatableArray<Operation> Differentiate(
        GraphBuilder graph, IReadOnlyList<ForwardOperation> forward, IReadOnlyList<LossOperation> losses, IReadOnlyList<(Tensor Output, Tensor Gradient)> given)
    {
        var builder = new GradientBuilder(graph);
        builder.MarkNeeded(forward);
        foreach (var loss in losses)
            builder.Contribute(loss.Output, loss.Gradient);
        foreach (var (output, gradient) in given)
            builder.Contribute(output, gradient);
        builder.AddContributions();
        foreach (var operation in forward.Reverse())
        {
            if (!operation.Outputs.Any(output => builder.IsNeeded(output) && builder._gradients.ContainsKey(output.Id)))
                continue;
            operation.Differentiate(builder);
            builder.AddContributions();
        }

        return builder._backward.ToEquatableArray();
    }

    /// <summary>Whether a value's gradient leads to a parameter.</summary>
    public bool IsNeeded(Tensor value) => _needed.Contains(value.Id);

    /// <summary>The gradient of a value that the operation at hand has made, with everything that its readers contributed.</summary>
    public Tensor Of(Tensor value) => _gradients[value.Id];

    /// <summary>Where the operation at hand writes what it contributes to the gradient of a value that it read.</summary>
    public Tensor ContributionTo(Tensor value)
    {
        var contribution = NewGradient(value);
        Contribute(value, contribution);
        return contribution;
    }

    /// <summary>Adds a value that exists to the gradient of a value that the operation at hand read.</summary>
    public void Contribute(Tensor value, Tensor contribution)
    {
        if (_gradients.ContainsKey(value.Id))
            _contributions.Add((value, contribution));
        else
            _gradients.Add(value.Id, contribution);
    }

    public void Append(Operation operation) => _backward.Add(operation);

    private void AddContributions()
    {
        foreach (var (value, contribution) in _contributions)
        {
            var sum = NewGradient(value);
            _backward.Add(KindRegistry.Sum(_gradients[value.Id], contribution, sum));
            _gradients[value.Id] = sum;
        }

        _contributions.Clear();
    }

    private Tensor NewGradient(Tensor value) => _graph.AddTensor($"gradient of {value.Name}", value.Shape, value.Layout);

    private void MarkNeeded(IReadOnlyList<ForwardOperation> forward)
    {
        foreach (var operation in forward)
            if (operation.Parameters.Count > 0 || operation.Reads.Any(IsNeeded))
                _needed.UnionWith(operation.Outputs.Select(output => output.Id));
    }
}
