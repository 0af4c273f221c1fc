using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StaticNet.Training;

namespace StaticNet.Federated;

/// <summary>
/// The clients that haven't answered in time, round after round. Each costs its rounds the whole time-out, so that one which does so several times in a row is left out for a round, then, as long as it
/// doesn't answer when it is asked again, for two, four and so on: of R rounds it costs about log₂ R. Who answers, be it badly, takes part as before.
/// </summary>
/// <param name="limit">The rounds in a row after which a client is left out; 0 for never.</param>
/// <param name="logger">Is told of clients that are left out, and are back; null for nobody.</param>
internal sealed class AbsentClients(int limit, ILogger? logger)
{
    private const string Prefix = "federated.missed/";
    private const int LongestPause = 64;

    private readonly ILogger _logger = logger ?? NullLogger.Instance;
    private SortedDictionary<string, Absence> _absences = new(StringComparer.Ordinal);

    /// <summary>The clients that may be asked in a round.</summary>
    /// <param name="there">Those that are there, in the order of their names.</param>
    /// <param name="least">As many as are needed: where others are too few, those come in that are to be asked again first.</param>
    /// <param name="round">The round.</param>
    /// <returns>In the order of their names.</returns>
    public IReadOnlyList<JoinedClient> Among(IReadOnlyList<JoinedClient> there, int least, int round)
    {
        int needed = least - there.Count(client => !IsAside(client, round));
        var called = there.Where(client => IsAside(client, round)).OrderBy(client => _absences[client.Id].Until).Take(needed).ToHashSet();
        return [.. there.Where(client => called.Contains(client) || !IsAside(client, round))];
    }

    /// <summary>Remembers a round. Clients that weren't there are forgotten: who joins again begins anew.</summary>
    /// <param name="round">The round.</param>
    /// <param name="there">The clients that were there.</param>
    /// <param name="outcomes">What became of those that were asked.</param>
    public void Record(int round, IReadOnlyList<JoinedClient> there, IEnumerable<ClientOutcome> outcomes)
    {
        var names = there.Select(client => client.Id).ToHashSet(StringComparer.Ordinal);
        foreach (string gone in _absences.Keys.Where(id => !names.Contains(id)).ToArray())
            _absences.Remove(gone);
        foreach (var calls in outcomes.GroupBy(outcome => outcome.ClientId, StringComparer.Ordinal))
            if (calls.Any(outcome => outcome.Kind == OutcomeKind.TimedOut))
                Miss(calls.Key, round);
            else if (_absences.Remove(calls.Key, out var absence) && absence.Until > 0)
                Return(calls.Key);
    }

    /// <summary>Adds what is remembered to a state.</summary>
    /// <param name="state">The state.</param>
    public void Save(TrainingState state)
    {
        foreach (var (id, absence) in _absences)
            state.Add(Prefix + id, [absence.Missed, (long)absence.Until]);
    }

    /// <summary>What a state remembers.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="TrainingStateException">It can't be.</exception>
    public static ImmutableArray<KeyValuePair<string, Absence>> Read(TrainingState state) =>
    [
        .. state.Arrays.Where(array => array.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(array =>
            array.Value is long[] and [> 0 and <= int.MaxValue, >= 0 and <= int.MaxValue] and var numbers
                ? KeyValuePair.Create(array.Key[Prefix.Length..], new Absence((int)numbers[0], (int)numbers[1]))
                : throw new TrainingStateException($"'{array.Key}' of the state isn't the rounds that a client missed, and the last one that it is left out of.")),
    ];

    /// <summary>Goes on from what a state remembers.</summary>
    /// <param name="absences">What <see cref="Read"/> gave.</param>
    public void Load(ImmutableArray<KeyValuePair<string, Absence>> absences) => _absences = new(absences.ToDictionary(), StringComparer.Ordinal);

    private bool IsAside(JoinedClient client, int round) => limit > 0 && _absences.TryGetValue(client.Id, out var absence) && round <= absence.Until;

    private void Miss(string id, int round)
    {
        int missed = _absences.GetValueOrDefault(id).Missed + 1;
        if (limit == 0 || missed < limit)
        {
            _absences[id] = new Absence(missed, 0);
            return;
        }

        int until = round + (missed - limit < int.Log2(LongestPause) ? 1 << (missed - limit) : LongestPause);
        _absences[id] = new Absence(missed, until);
        ServerLog.PutAside(_logger, id, missed, until);
        FederatedMeter.PutAside();
    }

    private void Return(string id)
    {
        ServerLog.IsBack(_logger, id);
        FederatedMeter.IsBack();
    }
}
