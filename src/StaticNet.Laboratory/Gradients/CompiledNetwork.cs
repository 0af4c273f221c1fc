using System.Collections.Immutable;

namespace StaticNet.Laboratory.Gradients;

/// <summary>A network that is compiled into the program, and what it is.</summary>
/// <param name="size">Its size.</param>
/// <param name="activation">The activation of its hidden layers.</param>
/// <param name="design">What stands beside them.</param>
/// <param name="clippings">What its gradients can be clipped by.</param>
internal abstract class CompiledNetwork(
    SpecimenSize size, SpecimenActivation activation, SpecimenDesign design, ImmutableArray<SpecimenClipping> clippings)
{
    /// <summary>Its size.</summary>
    public SpecimenSize Size => size;

    /// <summary>Whether it is the network of a treatment.</summary>
    /// <param name="wanted">The size.</param>
    /// <param name="treatment">The treatment.</param>
    public bool Is(SpecimenSize wanted, Treatment treatment) =>
        wanted == size && treatment.Activation == activation && treatment.Design == design && clippings.Contains(treatment.Clipping);

    /// <summary>Trains a new instance.</summary>
    /// <param name="experiment">How; its treatment is one for this network.</param>
    /// <param name="options">The steps and the seed.</param>
    /// <param name="data">The points.</param>
    /// <param name="progress">Called after the backward pass of each step.</param>
    /// <param name="cancellationToken">Ends the training before its next step.</param>
    /// <returns>What was measured; null if the training was cancelled.</returns>
    public abstract ExperimentRecord? Train(
        Experiment experiment,
        GradientsOptions options,
        LaboratoryData data,
        Action<ExperimentStep> progress,
        CancellationToken cancellationToken);
}
