using System.Collections.Immutable;

namespace StaticNet.Laboratory.Gradients;

/// <summary>A compiled network of a class.</summary>
/// <typeparam name="TNetwork">The class.</typeparam>
/// <param name="size">Its size.</param>
/// <param name="activation">The activation of its hidden layers.</param>
/// <param name="design">What stands beside them.</param>
/// <param name="clippings">What its gradients can be clipped by.</param>
/// <param name="create">Makes an instance with a seed and for a batch.</param>
/// <param name="clip">Sets what an instance clips by, and to how much.</param>
internal sealed class SpecimenNetwork<TNetwork>(
    SpecimenSize size,
    SpecimenActivation activation,
    SpecimenDesign design,
    ImmutableArray<SpecimenClipping> clippings,
    Func<ulong, int, TNetwork> create,
    Action<TNetwork, SpecimenClipping, float> clip)
    : CompiledNetwork(size, activation, design, clippings)
    where TNetwork : class, INetwork
{
    /// <inheritdoc/>
    public override ExperimentRecord? Train(
        Experiment experiment,
        GradientsOptions options,
        LaboratoryData data,
        Action<ExperimentStep> progress,
        CancellationToken cancellationToken)
    {
        var treatment = experiment.Treatment;
        using var network = create(options.Seed, LaboratoryData.BatchSize);
        StartGain.Apply(network, treatment.Start);
        clip(network, treatment.Clipping, treatment.ClippingLimit);
        var optimizer = treatment.CreateOptimizer();
        var norms = new LayerNorms<TNetwork>();

        var steps = ImmutableArray.CreateBuilder<ExperimentStep>();
        for (int step = 1; step <= options.Steps; step++)
        {
            if (cancellationToken.IsCancellationRequested)
                return null;
            data.LoadBatch(step);
            var result = network.ComputeGradients(data.Inputs, data.Labels);
            steps.Add(new ExperimentStep(step, result.Loss, norms.Measure(network), result.IsFinite));
            progress(steps[^1]);

            // The trainer would throw here; the laboratory wants to know when it happens, and that nothing can be learned any more.
            if (!result.IsFinite)
                break;
            optimizer.Step(network, result);
        }

        var evaluation = new Trainer<TNetwork>(network, optimizer).Evaluate(data.Test);
        return new ExperimentRecord(experiment, steps.ToImmutable(), evaluation.Accuracy.GetValueOrDefault());
    }
}
