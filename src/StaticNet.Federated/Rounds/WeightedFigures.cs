namespace StaticNet.Federated;

/// <summary>Means of what clients report, each counting by its samples.</summary>
internal static class WeightedFigures
{
    /// <summary>The means of the numbers that all of them report; none where nobody reports.</summary>
    /// <param name="reports">What each reports, and its samples, 1 or more.</param>
    public static SortedDictionary<string, double> Of(IReadOnlyList<(IReadOnlyDictionary<string, FederatedValue> Metrics, long Samples)> reports)
    {
        var means = new SortedDictionary<string, double>(StringComparer.Ordinal);
        if (reports.Count == 0)
            return means;
        double samples = reports.Sum(report => (double)report.Samples);
        foreach (string name in reports[0].Metrics.Keys)
        {
            double sum = 0;
            bool isNumber = reports.All(report =>
            {
                if (!report.Metrics.TryGetValue(name, out var value) || value.Kind is not (FederatedValueKind.Number or FederatedValueKind.WholeNumber))
                    return false;
                sum += value.ToDouble() * report.Samples;
                return true;
            });
            if (isNumber)
                means[name] = sum / samples;
        }

        return means;
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
