using System.Collections.Immutable;
using System.Numerics;

namespace StaticNet.Training;

/// <summary>
/// What of a trainer goes into a <see cref="TrainingState"/>, under which name. The parts of a trainer add what is theirs, once for
/// saving and loading, so that one can't forget what the other does.
/// </summary>
/// <param name="architecture">The network's type.</param>
internal sealed class StateMap(NetworkArchitecture architecture)
{
    /// <summary>What the weights and statistics of the network itself are a group of.</summary>
    public const string NetworkGroup = "network";

    /// <summary>What the names of callers' own entries begin with; a trainer doesn't look at them.</summary>
    public const string CallersPrefix = "user.";

    private readonly List<StateEntry> _entries = [];

    /// <summary>Adds an array.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its elements; none for an array that isn't kept.</param>
    /// <param name="isFinite">Whether a state with NaN or infinities in it is refused.</param>
    /// <typeparam name="T">The type of its elements.</typeparam>
    public void Add<T>(string name, StateSpan<T> values, bool isFinite = true)
        where T : unmanaged, INumberBase<T>
    {
        if (!values().IsEmpty)
            _entries.Add(new StateArray<T>(name, values, isFinite));
    }

    /// <summary>Adds two arrays laid out like the network's parameters and statistics, padded with zeros, as its tensors.</summary>
    /// <param name="group">What they are of; before the tensors' names.</param>
    /// <param name="parameters">The one like the parameters; empty if neither is kept.</param>
    /// <param name="statistics">The one like the statistics.</param>
    public void AddTensors(string group, StateSpan<float> parameters, StateSpan<float> statistics)
    {
        AddTensors(group, $"{group}.parameters", architecture.Tensors.Parameters, parameters, () => parameters().Clear());
        AddTensors(group, $"{group}.statistics", architecture.Tensors.Statistics, statistics, () => statistics().Clear());
    }

    /// <summary>Adds an array that an optimizer keeps, laid out like the network's parameters, as tensors.</summary>
    /// <param name="group">What it is of; before the tensors' names.</param>
    /// <param name="formerName">Its name in states of former formats.</param>
    /// <param name="values">The array.</param>
    /// <param name="pad">Gives its padding the values that padding has, before tensors are loaded; it may change every element.</param>
    public void AddTensors(string group, string formerName, StateSpan<float> values, Action pad) =>
        AddTensors(group, formerName, architecture.Tensors.Parameters, values, pad);

    /// <summary>Adds an array laid out like the states that a network carries from window to window; nothing where it carries none.</summary>
    /// <param name="group">What they are of; before the states' names.</param>
    /// <param name="network">The network.</param>
    /// <param name="values">The array.</param>
    public void AddCarried(string group, INetwork network, StateSpan<float> values)
    {
        if (network.Memory is { CarriedStates.IsEmpty: false } memory)
            _entries.AddRange(memory.CarriedStates.Select(state => new StateCarried($"{group}/{state.FileName}", state, memory, values)));
    }

    /// <summary>Adds what tells the network's declaration from others.</summary>
    public void AddNetworkFingerprint() => _entries.Add(new StateNetwork(architecture));

    /// <summary>Adds a whole number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Sets it.</param>
    /// <param name="most">The most it can be; the least is 0.</param>
    public void Add(string name, Func<long> get, Action<long> set, long most = long.MaxValue) =>
        _entries.Add(new StateNumber(name, get, set, 0, most));

    /// <summary>Adds a whole number, 0 or more, that states of the first format don't have: there it was 0.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Sets it.</param>
    /// <param name="most">The most it can be.</param>
    public void AddSinceFormat2(string name, Func<long> get, Action<long> set, long most = long.MaxValue) =>
        _entries.Add(new StateNumber(name, get, set, 0, most, isSinceFormat2: true));

    /// <summary>Adds a number that is finite and 0 or more.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Sets it.</param>
    public void Add(string name, Func<float> get, Action<float> set) => _entries.Add(new StateRate(name, get, set));

    /// <summary>Adds a number that can be negative.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Sets it.</param>
    public void AddSigned(string name, Func<long> get, Action<long> set) =>
        _entries.Add(new StateNumber(name, get, set, long.MinValue, long.MaxValue));

    /// <summary>Adds a text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Sets it.</param>
    /// <param name="complain">What is wrong with one, a sentence; null if nothing is.</param>
    public void Add(string name, Func<string> get, Action<string> set, Func<string, string?> complain) =>
        _entries.Add(new StateText(name, get, set, complain));

    /// <summary>Adds a text that a state must have as it is.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The text.</param>
    /// <param name="what">What it is of, such as "network".</param>
    public void AddFixed(string name, string text, string what) => Add(
        name, () => text, static _ => { }, found => found == text ? null : $"The state is of the {what} {found}; this trainer's is {text}.");

    /// <summary>Copies everything into a new state, which can be loaded.</summary>
    /// <exception cref="TrainingStateException">An entry is what loading would refuse, such as weights that are NaN.</exception>
    public TrainingState Save()
    {
        var state = new TrainingState();
        foreach (var entry in _entries)
        {
            entry.Save(state);
            entry.Check(state);
        }

        return state;
    }

    /// <summary>Takes everything from a state, or nothing.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="TrainingStateException">Something doesn't fit; nothing has changed.</exception>
    public void Load(TrainingState state)
    {
        foreach (var entry in _entries)
            entry.Check(state);
        var known = _entries.SelectMany(entry => entry.NamesIn(state)).ToHashSet(StringComparer.Ordinal);
        foreach (string name in state.Texts.Keys.Concat(state.Arrays.Keys))
            if (!known.Contains(name) && !name.StartsWith(CallersPrefix, StringComparison.Ordinal))
                throw new TrainingStateException(
                    $"The state has '{name}', which this trainer has no use for; give it the same settings as the one that was saved "
                    + "(Schedule, Averaging, EarlyStopping, LossSpikePolicy, NonFinitePolicy, Shards, Shuffles) and the same kind of optimizer.");
        foreach (var entry in _entries)
            entry.Load(state);
    }

    private void AddTensors(string group, string formerName, ImmutableArray<StateTensor> tensors, StateSpan<float> flat, Action pad)
    {
        if (!flat().IsEmpty)
            _entries.Add(new StateTensors(group, formerName, tensors, flat, pad));
    }
}
