using System.Globalization;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>What a <see cref="Dataset"/> demands of its samples, and losses and metrics of their targets, checked for samples that were read from elsewhere.</summary>
internal static class SampleChecks
{
    /// <summary>Demands samples that a network can be trained or evaluated on.</summary>
    /// <param name="source">Where they were read from.</param>
    /// <param name="indices">Which they are.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="metrics">The metrics.</param>
    /// <exception cref="SampleException">A sample isn't.</exception>
    public static void Check(
        ISampleSource source, ReadOnlySpan<int> indices, SampleBatch batch, NetworkArchitecture architecture, ReadOnlySpan<Metric> metrics)
    {
        int bad = FiniteCheck.IndexOfNonFinite(batch.Inputs);
        if (bad >= 0)
            throw Error(
                source, indices[bad / architecture.InputLength], $"input {bad % architecture.InputLength} is {batch.Inputs[bad]}; inputs are finite.");
        for (int i = 0; i < batch.SampleWeights.Length; i++)
            if (!(batch.SampleWeights[i] >= 0 && float.IsFinite(batch.SampleWeights[i])))
                throw Error(source, indices[i], $"the weight is {batch.SampleWeights[i]}; weights are finite and 0 or more.");
        if (architecture.TargetKind == TargetKind.Labels)
            CheckLabels(source, indices, batch.Labels, architecture);
        else
            CheckValues(source, indices, batch, architecture, metrics);
    }

    private static void CheckLabels(ISampleSource source, ReadOnlySpan<int> indices, ReadOnlySpan<int> labels, NetworkArchitecture architecture)
    {
        for (int i = 0; i < labels.Length; i++)
            if (TargetChecks.FindFault(labels[i], architecture) is { } fault)
                throw Error(source, indices[i], $"the label is {labels[i]}; {fault}.");
    }

    private static void CheckValues(
        ISampleSource source, ReadOnlySpan<int> indices, SampleBatch batch, NetworkArchitecture architecture, ReadOnlySpan<Metric> metrics)
    {
        bool areProbabilities = TargetChecks.AreProbabilities(architecture);
        for (int i = 0; i < indices.Length; i++)
        {
            var values = batch.ValuesOf(i);
            for (int k = 0; k < values.Length; k++)
                if (TargetChecks.FindFault(values[k], areProbabilities, metrics) is { } fault)
                    throw Error(source, indices[i], $"target {k} is {values[k]}; {fault}.");
        }
    }

    private static SampleException Error(ISampleSource source, int index, FormattableString reason) =>
        new(index, source.Locate(index), reason.ToString(CultureInfo.InvariantCulture));
}
