using System.Collections.Immutable;
using StaticNet.Data;
using StaticNet.Reporting;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Classification;

/// <summary>What a network learns to tell apart, and how people are shown it.</summary>
internal abstract class ClassifierTask
{
    /// <summary>The samples.</summary>
    public abstract ClassifierData Data { get; }

    /// <summary>What the samples show, in the plural.</summary>
    public abstract string Subject { get; }

    /// <summary>The names of the classes; a network may have more outputs, which are of none.</summary>
    public abstract ImmutableArray<string> Classes { get; }

    /// <summary>What <see cref="CreateAugmentation"/> does, in words.</summary>
    public abstract string AugmentationName { get; }

    /// <summary>Texts that are saved with the weights: what their network's inputs and outputs mean.</summary>
    public virtual IReadOnlyDictionary<string, string>? Metadata => null;

    /// <summary>What changes training samples at random, if that is asked for.</summary>
    /// <param name="strength">How far, as a part of its limits: above 0 and at most 1.</param>
    public abstract Augmentation CreateAugmentation(double strength);

    /// <summary>The picture of a sample.</summary>
    /// <param name="input">Its inputs.</param>
    public abstract ReportImage Draw(float[] input);

    /// <summary>Shows people what a network makes of some samples; shows nothing by default.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="terminal">Where to.</param>
    public virtual void Show(INetwork network, Terminal terminal)
    {
    }
}
