using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Planning;

/// <summary>Everything that emission needs: constants only, no decision left.</summary>
/// <param name="Model">What was declared.</param>
/// <param name="Graph">What it means.</param>
/// <param name="Parameters">Where parameters lie.</param>
/// <param name="Statistics">Where statistics lie in their own flat array.</param>
/// <param name="Outputs">What holds the network's outputs in inference mode.</param>
/// <param name="Inference">From inputs to outputs.</param>
/// <param name="Evaluation">From inputs to outputs and losses.</param>
/// <param name="Training">From inputs to losses and gradients.</param>
/// <param name="Scratch">Elements of scratch space.</param>
/// <param name="SquareBlocks">Blocks of 16 lane sums of squared gradients.</param>
/// <param name="Moments">Elements of what training keeps of each feature of its batch.</param>
/// <param name="Stream">How it is computed step by step; null if it doesn't stream.</param>
internal sealed record NetworkPlan(
    NetworkModel Model,
    NetworkGraph Graph,
    EquatableArray<PlannedParameter> Parameters,
    EquatableArray<PlannedParameter> Statistics,
    EquatableArray<Tensor> Outputs,
    PassPlan Inference,
    PassPlan Evaluation,
    PassPlan Training,
    int Scratch,
    int SquareBlocks,
    int Moments,
    StreamPlan? Stream)
{
    public int ParameterArrayLength => Parameters.Sum(parameter => parameter.Length);

    public int StatisticArrayLength => Statistics.Sum(statistic => statistic.Length);

    public int ParameterCount => Parameters.Sum(parameter => parameter.Parameter.Shape.Length);

    /// <summary>The layer that needs the most samples in training, and how many; none where the compiler knows no layer's attribute.</summary>
    public (string Layer, int Samples) SmallestTrainingBatch => Graph.Forward
        .Select(operation => (operation.Layer, operation.SmallestTrainingBatch))
        .OrderByDescending(layer => layer.SmallestTrainingBatch).FirstOrDefault();

    public int WorkspacePerSample => Math.Max(Training.WorkspacePerSample, Evaluation.WorkspacePerSample);

    /// <summary>The distinct kernels, in the order of their first calls.</summary>
    public EquatableArray<KernelPlan> Kernels =>
        Inference.Calls.Concat(Evaluation.Calls).Concat(Training.Calls).Concat(Stream?.Step.Calls ?? default).Select(call => call.Kernel).Distinct().ToEquatableArray();
}
