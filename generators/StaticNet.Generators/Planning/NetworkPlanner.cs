using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>From a graph to a plan: a pure function.</summary>
internal static class NetworkPlanner
{
    public static NetworkPlan Plan(NetworkModel model, NetworkGraph graph)
    {
        var parameters = new ParameterPlan(graph.Parameters);
        var targets = graph.Loss.Targets;
        IReadOnlyList<Operation> evaluationSteps = [.. graph.Forward, graph.Loss];
        IReadOnlyList<Operation> trainingSteps = [.. graph.Forward, graph.Loss, .. graph.Backward];

        // With the same tensors kept, inference is the beginning of evaluation.
        var (inference, _) = PassPlanner.Plan(graph, parameters, graph.Forward, targets, graph.Output);
        var (evaluation, _) = PassPlanner.Plan(graph, parameters, evaluationSteps, targets, graph.Output);
        var (training, scratch) = PassPlanner.Plan(graph, parameters, trainingSteps, targets);
        return new NetworkPlan(
            model, graph, parameters.Parameters, inference, evaluation.StartingWith(inference), training, targets, scratch, parameters.SquareBlocks);
    }
}
