using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Training;

/// <summary>
/// What losses and metrics demand of targets. Of samples in memory all are checked before the first step, since an array may have been changed
/// after a <see cref="Dataset"/> was made from it.
/// </summary>
internal static class TargetChecks
{
    /// <summary>Demands targets that the network's loss and metrics are defined for, of samples in memory; others are checked as they are read.</summary>
    /// <param name="source">The samples, whose kind and number of targets are the network's.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="outputs">The outputs that they are targets of.</param>
    /// <param name="name">The argument's name.</param>
    /// <param name="metrics">The metrics.</param>
    /// <exception cref="ArgumentException">A target isn't; the message has the sample's index.</exception>
    public static void Check(
        ISampleSource source, NetworkArchitecture architecture, ImmutableArray<LossOutput> outputs, string name, params ReadOnlySpan<Metric> metrics)
    {
        if (source is MultiDataset samples)
        {
            CheckSamples(samples, architecture, name, metrics);
            return;
        }

        if (source is not Dataset dataset)
            return;
        for (int sample = 0; dataset.HasLengths && sample < dataset.Count; sample++)
            if (LengthChecks.FindFault([dataset.GetLength(sample)], architecture) is var (_, reason))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Sample {sample}: {reason}"), name);
        foreach (var output in outputs)
        {
            if (dataset.TargetKind == TargetKind.Labels)
                CheckLabels(dataset, output, name);
            else
                CheckValues(dataset, output, name, metrics);
        }
    }

    /// <summary>Whether the loss takes probabilities alone.</summary>
    /// <param name="architecture">The network's.</param>
    public static bool AreProbabilities(NetworkArchitecture architecture) =>
        architecture.Loss.StartsWith("BinaryCrossEntropy", StringComparison.Ordinal);

    /// <summary>Why a loss isn't defined for a label, a part of a sentence; null if it is.</summary>
    /// <param name="label">The label.</param>
    /// <param name="architecture">The network's.</param>
    public static string? FindFault(int label, NetworkArchitecture architecture)
    {
        if ((uint)label < (uint)architecture.OutputLength || label == architecture.IgnoreLabel)
            return null;
        string ignored = architecture.IgnoreLabel is { } ignore ? $", or {ignore}, which is ignored" : "";
        return $"{architecture.Name} has {architecture.OutputLength} outputs, so a label is in [0, {architecture.OutputLength}){ignored}";
    }

    /// <summary>Why a loss or a metric isn't defined for a target value, a part of a sentence; null if they are.</summary>
    /// <param name="target">The value.</param>
    /// <param name="isProbability">Whether the loss takes probabilities alone.</param>
    /// <param name="output">The output that is compared with it.</param>
    /// <param name="metrics">The metrics.</param>
    public static string? FindFault(float target, bool isProbability, LossOutput output, ReadOnlySpan<Metric> metrics)
    {
        if (!float.IsFinite(target))
            return "targets are finite";
        if (isProbability && target is not (>= 0 and <= 1))
            return "targets of binary cross-entropy are in [0, 1]";
        foreach (var metric in metrics)
            if (metric.IsOf(output.Info) && !metric.TakesTarget(target))
                return $"the metric {metric.Name} isn't defined for it";
        return null;
    }

    private static void CheckSamples(MultiDataset samples, NetworkArchitecture architecture, string name, ReadOnlySpan<Metric> metrics)
    {
        const int BatchSize = 256;
        var buffer = new BatchBuffer(architecture, BatchBuffer.ShapeOf(architecture, samples.Shape));
        buffer.Reserve(Math.Min(BatchSize, samples.Count));
        for (int start = 0; start < samples.Count; start += BatchSize)
        {
            int[] indices = [.. Enumerable.Range(start, Math.Min(BatchSize, samples.Count - start))];
            var batch = buffer.Begin(indices.Length, samples.Shape.HasWeights);
            samples.Read(indices, batch);
            if (SampleChecks.FindFault(batch, buffer.LossOutputs, architecture, metrics) is var (sample, reason))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Sample {start + sample}: {reason}"), name);
        }
    }

    private static void CheckLabels(Dataset dataset, LossOutput output, string name)
    {
        for (int sample = 0; sample < dataset.Count; sample++)
        {
            int label = dataset.GetLabel(sample);
            if (FindFault(label, output.View) is { } fault)
                throw new ArgumentException($"The label of sample {sample} is {label}; {fault}.", name);
        }
    }

    private static void CheckValues(Dataset dataset, LossOutput output, string name, ReadOnlySpan<Metric> metrics)
    {
        bool areProbabilities = AreProbabilities(output.View);
        for (int sample = 0; sample < dataset.Count; sample++)
        {
            var targets = dataset.GetTarget(sample);
            for (int i = 0; i < targets.Length; i++)
                if (FindFault(targets[i], areProbabilities, output, metrics) is { } fault)
                    throw new ArgumentException(
                        $"Target {i} of sample {sample} is {targets[i].ToString(CultureInfo.InvariantCulture)}; {fault}.", name);
        }
    }
}
