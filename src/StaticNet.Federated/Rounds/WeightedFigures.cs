namespace StaticNet.Federated;

/// <summary>Means of what clients report, each counting by its samples.</summary>
internal static class WeightedFigures
{
    /// <summary>The means of what they report, each over those who report a finite number.</summary>
    /// <param name="reports">What each reports, and its samples, 1 or more.</param>
    public static SortedDictionary<string, double> Of(IReadOnlyList<(IReadOnlyDictionary<string, FederatedValue> Metrics, long Samples)> reports)
    {
        var sums = new SortedDictionary<string, (double Sum, double Samples)>(StringComparer.Ordinal);
        foreach (var (metrics, samples) in reports)
            foreach (var (name, value) in metrics)
                if (value.Kind is FederatedValueKind.Number or FederatedValueKind.WholeNumber && double.IsFinite(value.ToDouble()))
                {
                    var (sum, weight) = sums.GetValueOrDefault(name);
                    sums[name] = (sum + (value.ToDouble() * samples), weight + samples);
                }

        return new SortedDictionary<string, double>(sums.ToDictionary(figure => figure.Key, figure => figure.Value.Sum / figure.Value.Samples), StringComparer.Ordinal);
    }

    /// <summary>A model as several have measured it; null where nobody has.</summary>
    /// <param name="replies">What they have measured.</param>
    public static MeasuredModel? Of(IReadOnlyList<EvaluateReply> replies)
    {
        if (replies.Count == 0)
            return null;
        double samples = replies.Sum(reply => (double)reply.SampleCount), loss = replies.Sum(reply => reply.Loss * reply.SampleCount);
        return new MeasuredModel(loss / samples, replies.Sum(reply => reply.SampleCount), Of([.. replies.Select(reply => (reply.Metrics, reply.SampleCount))]));
    }
}
