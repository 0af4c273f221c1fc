using System.Collections.Immutable;

namespace StaticNet.Reporting;

/// <summary>A value that was foretold, for a plot of what it was against what it was taken for, and one of the residuals.</summary>
/// <param name="Name">What the value is called, perhaps with its unit.</param>
/// <param name="Samples">The actual and the predicted value of each sample; the plot shows 1,500 of them, evenly chosen, the residuals count all.</param>
public sealed record ReportRegression(string Name, ImmutableArray<(double Actual, double Predicted)> Samples)
{
    /// <summary>What a network predicts for a dataset whose targets are one value a sample.</summary>
    /// <param name="name">What the value is called.</param>
    /// <param name="network">The network, of one value out.</param>
    /// <param name="dataset">The samples.</param>
    /// <param name="decode">From a value as the network has it to that to show, such as one that was standardized; null where they are the same.</param>
    /// <exception cref="ArgumentException">The targets are not one value a sample.</exception>
    public static ReportRegression Measure(string name, INetwork network, Dataset dataset, Func<float, double>? decode = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.TargetLength != 1)
            throw new ArgumentException($"A sample has {dataset.TargetLength} target values; a regression that is plotted has one.", nameof(dataset));
        decode ??= value => value;
        float[] output = new float[1];
        var samples = ImmutableArray.CreateBuilder<(double, double)>(dataset.Count);
        for (int sample = 0; sample < dataset.Count; sample++)
        {
            network.Predict(dataset.GetInput(sample), output);
            samples.Add((decode(dataset.GetTarget(sample)[0]), decode(output[0])));
        }

        return new ReportRegression(name, samples.MoveToImmutable());
    }
}
