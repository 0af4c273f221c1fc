using System.Collections.Immutable;
using System.Globalization;
using StaticNet.Numerics;

namespace StaticNet.Training;

/// <summary>What networks, losses and metrics demand of samples, checked for those that were read.</summary>
internal static class SampleChecks
{
    /// <summary>Finds the first sample that a network can't be trained or evaluated on. What is beyond the length of a sample is no part of it and becomes 0.</summary>
    /// <param name="batch">The samples.</param>
    /// <param name="outputs">The outputs that have targets.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="metrics">The metrics.</param>
    /// <returns>Its place in the batch and what is wrong, as it stands after a colon; null if all are good.</returns>
    public static (int Sample, string Reason)? FindFault(
        SampleBatch batch, ImmutableArray<LossOutput> outputs, NetworkArchitecture architecture, ReadOnlySpan<Metric> metrics)
    {
        if (LengthChecks.FindFault(batch.Lengths, architecture) is { } wrong)
            return wrong;
        if (batch.Shape.HasLengths)
            LengthChecks.ClearBeyond(batch, outputs, architecture);
        for (int input = 0; input < architecture.Inputs.Length; input++)
            if ((architecture.Inputs[input].Kind == ElementKind.Values
                ? FindValue(batch, input, architecture)
                : FindToken(batch, input, architecture.Inputs[input])) is { } fault)
                return fault;
        var weights = batch.SampleWeights;
        for (int i = 0; i < weights.Length; i++)
            if (!(weights[i] >= 0 && float.IsFinite(weights[i])))
                return Fault(i, $"the weight is {weights[i]}; weights are finite and 0 or more.");
        foreach (var output in outputs)
            if ((output.Info.TargetKind == TargetKind.Labels
                ? FindLabel(batch, output, architecture)
                : FindTarget(batch, output, architecture, metrics)) is { } fault)
                return fault;
        return null;
    }

    private static (int Sample, string Reason)? FindValue(SampleBatch batch, int input, NetworkArchitecture architecture)
    {
        var values = batch.GetInput(input);
        int bad = FiniteCheck.IndexOfNonFinite(values);
        if (bad < 0)
            return null;
        int length = architecture.Inputs[input].Length;
        return architecture.Inputs.Length == 1
            ? Fault(bad / length, $"input {bad % length} is {values[bad]}; inputs are finite.")
            : Fault(bad / length, $"value {bad % length} of input '{architecture.Inputs[input].Name}' is {values[bad]}; inputs are finite.");
    }

    private static (int Sample, string Reason)? FindToken(SampleBatch batch, int input, InputInfo info)
    {
        var tokens = batch.GetTokens(input);
        for (int i = 0; i < tokens.Length; i++)
            if ((uint)tokens[i] >= (uint)info.Vocabulary!.Value)
                return Fault(
                    i / info.Length, $"token {i % info.Length} of input '{info.Name}' is {tokens[i]}; tokens are in [0, {info.Vocabulary}).");
        return null;
    }

    private static (int Sample, string Reason)? FindLabel(SampleBatch batch, LossOutput output, NetworkArchitecture architecture)
    {
        var labels = batch.GetLabels(output.Target);
        for (int i = 0; i < labels.Length; i++)
            if (TargetChecks.FindFault(labels[i], output.View) is { } fault)
                return Fault(i / output.Rows, $"the label{Step(i, output)}{Of(output, architecture)} is {labels[i]}; {fault}.");
        return null;
    }

    private static (int Sample, string Reason)? FindTarget(
        SampleBatch batch, LossOutput output, NetworkArchitecture architecture, ReadOnlySpan<Metric> metrics)
    {
        bool areProbabilities = TargetChecks.AreProbabilities(output.View);
        var values = batch.GetValues(output.Target);
        for (int i = 0; i < values.Length; i++)
            if (TargetChecks.FindFault(values[i], areProbabilities, output, metrics) is { } fault)
                return Fault(i / output.Info.Length, $"target {i % output.Info.Length}{Of(output, architecture)} is {values[i]}; {fault}.");
        return null;
    }

    private static string Step(int label, LossOutput output) =>
        output.Rows == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" of step {label % output.Rows}");

    private static string Of(LossOutput output, NetworkArchitecture architecture) => architecture.Outputs.Length == 1 ? "" : $" of '{output.Info.Name}'";

    private static (int Sample, string Reason) Fault(int sample, FormattableString reason) => (sample, reason.ToString(CultureInfo.InvariantCulture));
}
