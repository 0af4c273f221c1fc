using System.Globalization;

namespace StaticNet;

/// <summary>
/// What losses and metrics demand of targets, checked for every sample before the first step, since an array may have been changed
/// after a <see cref="Dataset"/> was made from it.
/// </summary>
internal static class TargetChecks
{
    /// <summary>Demands targets that the network's loss and metrics are defined for.</summary>
    /// <param name="dataset">The samples, whose kind and number of targets are the network's.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="name">The argument's name.</param>
    /// <param name="metrics">The metrics.</param>
    /// <exception cref="ArgumentException">A target isn't; the message has the sample's index.</exception>
    public static void Check(Dataset dataset, NetworkArchitecture architecture, string name, params ReadOnlySpan<Metric> metrics)
    {
        if (dataset.TargetKind == TargetKind.Labels)
            CheckLabels(dataset, architecture, name);
        else
            CheckValues(dataset, architecture, name, metrics);
    }

    private static void CheckLabels(Dataset dataset, NetworkArchitecture architecture, string name)
    {
        for (int sample = 0; sample < dataset.Count; sample++)
        {
            int label = dataset.GetLabel(sample);
            if ((uint)label < (uint)architecture.OutputLength || label == architecture.IgnoreLabel)
                continue;
            string ignored = architecture.IgnoreLabel is { } ignore ? $", or {ignore}, which is ignored" : "";
            throw new ArgumentException(
                $"The label of sample {sample} is {label}; {architecture.Name} has {architecture.OutputLength} outputs, "
                + $"so a label is in [0, {architecture.OutputLength}){ignored}.", name);
        }
    }

    private static void CheckValues(Dataset dataset, NetworkArchitecture architecture, string name, ReadOnlySpan<Metric> metrics)
    {
        bool areProbabilities = architecture.Loss.StartsWith("BinaryCrossEntropy", StringComparison.Ordinal);
        for (int sample = 0; sample < dataset.Count; sample++)
        {
            var targets = dataset.GetTarget(sample);
            for (int i = 0; i < targets.Length; i++)
                if (FindFault(targets[i], areProbabilities, metrics) is { } fault)
                    throw new ArgumentException(
                        $"Target {i} of sample {sample} is {targets[i].ToString(CultureInfo.InvariantCulture)}; {fault}.", name);
        }
    }

    private static string? FindFault(float target, bool isProbability, ReadOnlySpan<Metric> metrics)
    {
        if (!float.IsFinite(target))
            return "targets are finite";
        if (isProbability && target is not (>= 0 and <= 1))
            return "targets of binary cross-entropy are in [0, 1]";
        foreach (var metric in metrics)
            if (!metric.TakesTarget(target))
                return $"the metric {metric.Name} isn't defined for it";
        return null;
    }
}
