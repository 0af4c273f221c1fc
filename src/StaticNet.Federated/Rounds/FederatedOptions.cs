using System.Globalization;
using Microsoft.Extensions.Logging;
using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>How a <see cref="FederatedServer"/> runs its rounds.</summary>
public sealed record FederatedOptions
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(49);

    /// <summary>The part of the clients that trains in a round, C in McMahan et al. 2017, in (0, 1]; all of them unless set. The number is rounded down, but for <see cref="MinimumTraining"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits.</exception>
    public double Fraction
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw OutOfRange(nameof(Fraction), value, "in (0, 1]");
    } = 1;

    /// <summary>
    /// The clients that have to be there before a round begins, 1 or more; 2 unless set. A server waits for more where a round with so few couldn't change the model: for
    /// <see cref="MinimumUpdates"/>, for as many as the strategy needs, as Krum does, and for three with <see cref="Secure"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits.</exception>
    public int MinimumClients
    {
        get;
        init => field = AtLeastOne(value, nameof(MinimumClients));
    } = 2;

    /// <summary>The fewest clients that train in a round, whatever <see cref="Fraction"/> says; 1 unless set. As many more train as a change of the model needs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits.</exception>
    public int MinimumTraining
    {
        get;
        init => field = AtLeastOne(value, nameof(MinimumTraining));
    } = 1;

    /// <summary>The fewest updates that change the model, 1 or more, 1 unless set: a round with fewer leaves it as it was.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits.</exception>
    public int MinimumUpdates
    {
        get;
        init => field = AtLeastOne(value, nameof(MinimumUpdates));
    } = 1;

    /// <summary>
    /// The most samples that a client may say it has, 1 or more: an answer that says more is refused. <see cref="int.MaxValue"/> unless set. Samples are what an update weighs by, and a server has nothing
    /// but the client's word for them; where clients aren't trusted, lower it to what one can have.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits.</exception>
    public int MaximumSamples
    {
        get;
        init => field = AtLeastOne(value, nameof(MaximumSamples));
    } = int.MaxValue;

    /// <summary>
    /// The part of the clients that measures the model after a round, in [0, 1]; all of them unless set, 0 for none. Who hasn't trained in time isn't asked. With <see cref="Privacy"/> none does: what they measure would tell of their samples.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits.</exception>
    public double EvaluationFraction
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw OutOfRange(nameof(EvaluationFraction), value, "in [0, 1]");
    } = 1;

    /// <summary>
    /// How long a server waits for clients to train, and to measure: who hasn't answered by then is left out of the round. 10 minutes unless set;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for ever.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or negative, or longer than timers run, 49 days.</exception>
    public TimeSpan RoundTimeout
    {
        get;
        init => field = (value > TimeSpan.Zero && value <= LongestTimeout) || value == Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RoundTimeout), value, $"RoundTimeout is {value}; it must be more than 0 and at most {LongestTimeout.Days} days, or Timeout.InfiniteTimeSpan.");
    } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The rounds in a row in which a client doesn't answer in time, 0 or more, after which it is left out of the next round, and, each time that it is asked again and doesn't answer, of 2, 4, 8 and so on up
    /// to 64; 3 unless set, 0 to ask it in any round. Who answers takes part as before, and so does who leaves and joins again. A round that needs more clients than there are others asks it all the same.
    /// <see cref="RoundResult.PutAside"/>, <see cref="Logger"/> and the meter <c>StaticNet.Federated</c> tell of it.
    /// </summary>
    /// <remarks>
    /// A round waits <see cref="RoundTimeout"/> for each client that hangs, so that one alone would make every round that long. Flower asks such a client whenever it is drawn; Oort (Lai et al. 2021, "Oort:
    /// Efficient federated learning via guided participant selection") draws slow ones less often. Waiting twice as long each time is what network protocols do: of R rounds, a client that never answers costs about log₂ R.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int PutAsideAfter
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(PutAsideAfter), value, string.Create(CultureInfo.InvariantCulture, $"PutAsideAfter is {value}; it must be 0 or more."));
    } = 3;

    /// <summary>Decides which clients a round has. Whoever knows it knows them, so that it is to be kept secret where privacy counts on their sampling.</summary>
    public ulong Seed { get; init; }

    /// <summary>What clients are told in a round, by name, such as the constants of <see cref="SettingNames"/>; null, the default, for the round and what the strategy wants alone.</summary>
    public Func<int, IReadOnlyDictionary<string, FederatedValue>>? Settings { get; init; }

    /// <summary>How private the server's models are; null, the default, for not at all. Networks have no statistics then, such as those of batch normalization, and <see cref="MinimumUpdates"/> doesn't count.</summary>
    public CentralPrivacy? Privacy { get; init; }

    /// <summary>
    /// How clients keep their updates from the server, which sees sums alone; null, the default, for updates in the open. Clients are then <see cref="SecureClient"/>s, at least three a round, what each
    /// reports of its training stays with it, and phases have time-outs of their own in place of <see cref="RoundTimeout"/>.
    /// </summary>
    public SecureAggregationOptions? Secure { get; init; }

    /// <summary>Who measures the model at the server after each round; null, the default, for nobody.</summary>
    public IFederatedClient? Evaluator { get; init; }

    /// <summary>Where the server's state is saved after each round; null, the default, for nowhere. <see cref="FederatedServer.TryResume"/> goes on from there.</summary>
    public CheckpointStore? Checkpoints { get; init; }

    /// <summary>Where the server reports of clients that it leaves out for a while; null, the default, for nowhere.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>
    /// Whether a server goes on from a state of a run with other numbers than its own: those of the strategy, of privacy and of secure aggregation, the options here that change what a round comes to, and
    /// <see cref="Settings"/>, by what it says now for the state's round. Otherwise, the default, such a state is refused. A run that goes on without <see cref="Privacy"/> no longer counts what was spent.
    /// </summary>
    public bool AcceptChanges { get; init; }

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be 1 or more."));

    private static ArgumentOutOfRangeException OutOfRange(string name, double value, string limits) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {limits}."));
}
