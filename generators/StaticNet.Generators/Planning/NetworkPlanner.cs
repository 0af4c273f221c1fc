using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>From a graph to a plan: a pure function.</summary>
internal static class NetworkPlanner
{
    public static NetworkPlan Plan(NetworkModel model, NetworkGraph graph)
    {
        var parameters = new ParameterPlan(graph.Parameters);
        var statistics = new ParameterPlan(graph.Statistics);
        var targets = graph.Loss.Targets;
        var (inferenceSteps, output) = InferenceForm.Of(graph);
        IReadOnlyList<Operation> evaluationSteps = [.. inferenceSteps, graph.Loss with { Output = output }];
        IReadOnlyList<Operation> trainingSteps = [.. graph.Forward, graph.Loss, .. graph.Backward];

        // With the same tensors kept, inference is the beginning of evaluation.
        var (inference, _) = PassPlanner.Plan(graph, parameters, statistics, inferenceSteps, targets, output);
        var (evaluation, _) = PassPlanner.Plan(graph, parameters, statistics, evaluationSteps, targets, output);
        var (training, scratch) = PassPlanner.Plan(graph, parameters, statistics, trainingSteps, targets);
        return new NetworkPlan(
            model,
            graph,
            parameters.Parameters,
            statistics.Parameters,
            output,
            inference,
            evaluation.StartingWith(inference),
            training,
            targets,
            scratch,
            parameters.SquareBlocks);
    }
}
