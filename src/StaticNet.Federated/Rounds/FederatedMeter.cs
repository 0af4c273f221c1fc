using System.Diagnostics.Metrics;

namespace StaticNet.Federated;

/// <summary>What a server counts for those who watch it: the meter <c>StaticNet.Federated</c>.</summary>
internal static class FederatedMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "StaticNet.Federated";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Rounds = Meter.CreateCounter<long>("staticnet.federated.rounds", "{round}", "Rounds, by whether the model has changed.");
    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("staticnet.federated.answers", "{answer}", "Answers of clients, by what they were asked and what became of it.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("staticnet.federated.round.duration", "s", "How long rounds take.");

    /// <summary>Counts a round.</summary>
    /// <param name="result">The round.</param>
    public static void Record(RoundResult result)
    {
        Rounds.Add(1, new KeyValuePair<string, object?>("changed", result.Failure is null));
        Durations.Record(result.Duration.TotalSeconds);
        Count("train", result.Training);
        Count("measure", result.Evaluation);
    }

    private static void Count(string question, IEnumerable<ClientOutcome> outcomes)
    {
        foreach (var kind in outcomes.CountBy(outcome => outcome.Kind))
            Answers.Add(kind.Value, new("asked", question), new("outcome", kind.Key.ToString()));
    }
}
