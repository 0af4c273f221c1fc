using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>From a graph to a plan: a pure function.</summary>
internal static class NetworkPlanner
{
    public static NetworkPlan Plan(NetworkModel model, NetworkGraph graph)
    {
        var parameters = new ParameterPlan(graph.Parameters, graph.Forward);
        var statistics = new ParameterPlan(graph.Statistics, []);
        var epilogue = GradientEpilogue.Of(model.Clipping);
        var targets = graph.Loss.Targets;
        var (inferenceSteps, source) = InferenceForm.Of(graph.Forward);
        var output = source(graph.Output);
        IReadOnlyList<Operation> evaluationSteps = [.. inferenceSteps, graph.Loss with { Output = output }];
        IReadOnlyList<Operation> trainingSteps = [.. graph.Forward, graph.Loss, .. graph.Backward];

        // With the same tensors kept, inference is the beginning of evaluation.
        var (inference, inferenceScratch, _) = PassPlanner.Plan(graph, parameters, statistics, epilogue, inferenceSteps, targets, output);
        var (evaluation, evaluationScratch, _) = PassPlanner.Plan(graph, parameters, statistics, epilogue, evaluationSteps, targets, output);
        var (training, trainingScratch, moments) = PassPlanner.Plan(
            graph, parameters, statistics, epilogue, trainingSteps, targets, [graph.Output, .. TrackedActivations.Of(model, graph)]);
        int scratch = Math.Max(trainingScratch, Math.Max(inferenceScratch, evaluationScratch));
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
            parameters.SquareBlocks,
            moments);
    }
}
