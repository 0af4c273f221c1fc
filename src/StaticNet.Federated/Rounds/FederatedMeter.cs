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
    private static readonly Counter<long> Aside = Meter.CreateCounter<long>("staticnet.federated.clients.put_aside", "{client}", "Clients that are left out for a while since they didn't answer, each time.");
    private static readonly Counter<long> Back = Meter.CreateCounter<long>("staticnet.federated.clients.back", "{client}", "Clients that were left out and answer again.");
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

    /// <summary>Counts a client that is left out for a while.</summary>
    public static void PutAside() => Aside.Add(1);

    /// <summary>Counts one that answers again.</summary>
    public static void IsBack() => Back.Add(1);

    private static void Count(string question, IEnumerable<ClientOutcome> outcomes)
    {
        foreach (var kind in outcomes.CountBy(outcome => outcome.Kind))
            Answers.Add(kind.Value, new("asked", question), new("outcome", kind.Key.ToString()));
    }
}
