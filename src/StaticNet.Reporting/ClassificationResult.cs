using System.Collections.Immutable;

namespace StaticNet.Reporting;

/// <summary>What a network that classifies makes of a dataset: the confusion matrix and the worst mistakes.</summary>
/// <param name="Confusion">Which classes were taken for which.</param>
/// <param name="Mistakes">
/// The mistakes with the highest confidence, surest first; of equally sure ones the first in the dataset. Samples that were taken for no class are
/// in the matrix alone.
/// </param>
public sealed record ClassificationResult(ReportConfusion Confusion, ImmutableArray<ClassificationMistake> Mistakes)
{
    /// <summary>
    /// Classifies every sample: the class is the largest output, of equal ones the first; the confidence is its share in the softmax of
    /// the outputs. A sample with an output that is NaN is of none. Samples whose label is <see cref="Dataset.IgnoreLabel"/> are left out.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network, with an output for each class.</param>
    /// <param name="dataset">Samples with labels.</param>
    /// <param name="classes">The name of each class.</param>
    /// <param name="mostMistakes">The most mistakes to keep.</param>
    /// <exception cref="ArgumentException">
    /// The dataset has values in place of labels, or a label or input length that isn't the network's, or there aren't as many classes as outputs.
    /// </exception>
    public static ClassificationResult Measure<TNetwork>(
        TNetwork network, Dataset dataset, IReadOnlyList<string> classes, int mostMistakes = 24)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentOutOfRangeException.ThrowIfNegative(mostMistakes);
        Check(TNetwork.Architecture, dataset, classes.Count);
        int[,] counts = new int[classes.Count, classes.Count];
        int[] unanswered = new int[classes.Count];
        var mistakes = new List<ClassificationMistake>();
        float[] scores = new float[classes.Count];
        for (int sample = 0; sample < dataset.Count; sample++)
        {
            int label = dataset.GetLabel(sample);
            if (label == dataset.IgnoreLabel)
                continue;
            network.Predict(dataset.GetInput(sample), scores);
            if (scores.Any(float.IsNaN))
            {
                unanswered[label]++;
                continue;
            }

            var (prediction, confidence) = Read(scores);
            counts[label, prediction]++;
            if (prediction != label)
                mistakes.Add(new ClassificationMistake(sample, label, prediction, confidence));
        }

        var worst = mistakes.OrderByDescending(mistake => mistake.Confidence).Take(mostMistakes);
        return new ClassificationResult(new ReportConfusion(counts, classes, unanswered), [.. worst]);
    }

    private static void Check(NetworkArchitecture architecture, Dataset dataset, int classes)
    {
        if (dataset.TargetKind != TargetKind.Labels)
            throw new ArgumentException("The samples have values in place of labels.", nameof(dataset));
        if (dataset.InputLength != architecture.InputLength)
            throw new ArgumentException(
                $"The samples have {dataset.InputLength} inputs and {architecture.Name} takes {architecture.InputLength}.", nameof(dataset));
        if (classes != architecture.OutputLength)
            throw new ArgumentException(
                $"There are {classes} names of classes and {architecture.OutputLength} outputs of {architecture.Name}.", nameof(classes));
        if (dataset.LargestLabel >= classes)
            throw new ArgumentException(
                $"The largest label is {dataset.LargestLabel}, and {architecture.Name} has {classes} outputs.", nameof(dataset));
    }

    private static (int Class, double Confidence) Read(ReadOnlySpan<float> scores)
    {
        int largest = 0;
        for (int index = 1; index < scores.Length; index++)
            if (scores[index] > scores[largest])
                largest = index;
        double sum = 0;
        foreach (float score in scores)
            sum += Math.Exp((double)score - scores[largest]);
        return (largest, 1 / sum);
    }
}
