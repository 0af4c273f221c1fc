using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>From a graph to a plan: a pure function.</summary>
internal static class NetworkPlanner
{
    /// <summary>Plans a network.</summary>
    /// <param name="model">What was declared.</param>
    /// <param name="graph">What it means.</param>
    /// <param name="step">A step of it; null if it doesn't stream.</param>
    public static NetworkPlan Plan(NetworkModel model, NetworkGraph graph, NetworkGraph? step = null)
    {
        var parameters = new ParameterPlan(graph.Parameters, graph.Forward);
        var statistics = new ParameterPlan(graph.Statistics, []);
        var epilogue = GradientEpilogue.Of(model.Clipping);
        Tensor[] targets = [.. graph.Losses.Select(loss => loss.Targets).OfType<Tensor>(), .. graph.Outputs.Select(output => output.Gradient).OfType<Tensor>()];
        var (inferenceSteps, source) = InferenceForm.Of(graph.Forward);
        Tensor[] outputs = [.. graph.Outputs.Select(output => source(output.Value))];
        IReadOnlyList<Operation> evaluationSteps = [.. inferenceSteps, .. graph.Losses.Select(loss => loss with { Output = source(loss.Output) })];
        IReadOnlyList<Operation> trainingSteps = [.. graph.Forward, .. graph.Losses, .. graph.Backward];

        // With the same tensors kept, inference is the beginning of evaluation.
        var (inference, inferenceScratch, _) = PassPlanner.Plan(graph, parameters, statistics, epilogue, inferenceSteps, graph.HasCallersLoss ? [] : targets, outputs);
        var (evaluation, evaluationScratch, _) = PassPlanner.Plan(graph, parameters, statistics, epilogue, evaluationSteps, graph.HasCallersLoss ? [] : targets, outputs);
        var (training, trainingScratch, moments) = PassPlanner.Plan(
            graph, parameters, statistics, epilogue, trainingSteps, targets, [.. graph.Outputs.Select(output => output.Value), .. TrackedValues.Of(model, graph)], copiesInputs: graph.HasCallersLoss);
        var (stream, streamScratch) = step is null ? default : StreamPlan.Of(step, parameters, statistics);
        int scratch = Math.Max(Math.Max(trainingScratch, streamScratch), Math.Max(inferenceScratch, evaluationScratch));
        return new NetworkPlan(
            model,
            graph,
            parameters.Parameters,
            statistics.Parameters,
            outputs.ToEquatableArray(),
            inference,
            evaluation.StartingWith(inference),
            training,
            scratch,
            parameters.SquareBlocks,
            moments,
            stream);
    }
}
