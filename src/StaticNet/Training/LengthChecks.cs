using System.Collections.Immutable;
using System.Globalization;
using StaticNet.CompilerServices;

namespace StaticNet.Training;

/// <summary>What networks demand of the lengths of samples, and what is beyond them put out of the way of other checks.</summary>
internal static class LengthChecks
{
    /// <summary>Finds the first sample whose length a network has no room for.</summary>
    /// <param name="lengths">The lengths; empty where samples have none.</param>
    /// <param name="architecture">The network's.</param>
    /// <returns>Its place and what is wrong, as it stands after a colon; null if all are good.</returns>
    public static (int Sample, string Reason)? FindFault(ReadOnlySpan<int> lengths, NetworkArchitecture architecture)
    {
        for (int i = 0; i < lengths.Length; i++)
            if (lengths[i] < 1 || lengths[i] > architecture.Steps)
                return (i, string.Create(CultureInfo.InvariantCulture, $"the length is {lengths[i]}; {architecture.Name} takes lengths in [1, {architecture.Steps}]."));
        return null;
    }

    /// <summary>Sets what is beyond the lengths of samples to 0, which every input and target may be.</summary>
    /// <param name="batch">The samples, whose lengths are checked.</param>
    /// <param name="outputs">The outputs that have targets.</param>
    /// <param name="architecture">The network's.</param>
    public static void ClearBeyond(SampleBatch batch, ImmutableArray<LossOutput> outputs, NetworkArchitecture architecture)
    {
        for (int i = 0; i < architecture.Inputs.Length; i++)
            if (architecture.Inputs[i] is { HasLengths: true } input)
            {
                if (input.Kind == ElementKind.Values)
                    StepSpans.ClearBeyond(batch.GetInput(i), input.Shape[^1], input.Shape[0], batch.Lengths);
                else
                    StepSpans.ClearBeyond(batch.GetTokens(i), 1, input.Shape[0], batch.Lengths);
            }

        foreach (var output in outputs)
            if (output.Info.HasLengths)
            {
                if (output.Info.TargetKind == TargetKind.Values)
                    StepSpans.ClearBeyond(batch.GetValues(output.Target), output.Info.Features, output.Rows, batch.Lengths);
                else
                    StepSpans.ClearBeyond(batch.GetLabels(output.Target), 1, output.Rows, batch.Lengths);
            }
    }
}
