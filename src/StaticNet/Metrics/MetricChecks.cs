using System.Globalization;

namespace StaticNet.Metrics;

/// <summary>What metrics demand of networks and batches.</summary>
internal static class MetricChecks
{
    /// <summary>What a network is asked; its outputs are logits.</summary>
    /// <exception cref="ArgumentException">It doesn't classify.</exception>
    public static ClassificationTask Task(NetworkArchitecture architecture, string metric)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (architecture.TargetKind == TargetKind.Labels)
            return ClassificationTask.Classes;
        if (!HasLogits(architecture))
            throw NotDefined(architecture, metric, "class labels, or values of 0 and 1 with binary cross-entropy");
        return architecture.OutputLength == 1 ? ClassificationTask.Binary : ClassificationTask.ManyLabels;
    }

    /// <summary>Demands a network whose outputs are estimates of its target values.</summary>
    /// <exception cref="ArgumentException">They aren't.</exception>
    public static NetworkArchitecture Regression(NetworkArchitecture architecture, string metric)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        return architecture.TargetKind == TargetKind.Values && !HasLogits(architecture)
            ? architecture
            : throw NotDefined(architecture, metric, "values that the outputs come close to");
    }

    /// <summary>Demands a batch of the network that the metric was begun for, and returns its size.</summary>
    public static int Batch(NetworkArchitecture? architecture, ReadOnlySpan<float> outputs, Targets targets)
    {
        if (architecture is null)
            throw new InvalidOperationException("A metric takes batches after Begin.");
        int count = targets.Kind == TargetKind.Labels ? targets.Labels.Length : targets.Values.Length / architecture.OutputLength;
        if (targets.Kind != architecture.TargetKind || outputs.Length != (long)count * architecture.OutputLength
            || (targets.Kind == TargetKind.Values && targets.Values.Length != outputs.Length))
            throw new ArgumentException(
                $"There are {outputs.Length} outputs and {count} targets of kind {targets.Kind}; {architecture.Name} has "
                + $"{architecture.OutputLength} outputs a sample and targets of kind {architecture.TargetKind}.", nameof(targets));
        return count;
    }

    /// <summary>Demands a label that the network has an output for.</summary>
    public static int Label(int label, int sample, int classes) => (uint)label < (uint)classes
        ? label
        : throw BadTarget($"The label of sample {sample} of the batch is {label}; labels are in [0, {classes}).");

    /// <summary>Whether a target value says yes; demands one that says yes or no.</summary>
    public static bool IsPositive(float target, int index) => target switch
    {
        0 => false,
        1 => true,
        _ => throw BadTarget(
            $"Target value {index} of the batch is {target.ToString(CultureInfo.InvariantCulture)}; the metric takes 0 and 1."),
    };

    /// <summary>Demands a class or a number of classes that there is.</summary>
    public static int Class(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }

    /// <summary>The exception for a network that a metric says nothing about.</summary>
    public static ArgumentException NotDefined(NetworkArchitecture architecture, string metric, string wanted) => new(
        $"The metric {metric} is defined for targets that are {wanted}; {architecture.Name} has {architecture.OutputLength} outputs and "
        + $"{architecture.Loss} with targets of kind {architecture.TargetKind}.", nameof(architecture));

    private static ArgumentException BadTarget(string message, string name = "targets") => new(message, name);

    private static bool HasLogits(NetworkArchitecture architecture) =>
        architecture.Loss.StartsWith("BinaryCrossEntropy", StringComparison.Ordinal);
}
