using System.Collections.Immutable;

namespace StaticNet;

/// <content>Whose it is: its state fits the weights that it was gathered from, and no others.</content>
public abstract partial class Optimizer
{
    private INetwork? _network;
    private object? _trainer;

    /// <summary>Allocates the state for an array of parameters, once; the same length again changes nothing.</summary>
    /// <param name="length">The number of parameters, padding included; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    /// <exception cref="InvalidOperationException">The optimizer already serves parameters of another length.</exception>
    public void Attach(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (length == ParameterArrayLength)
            return;
        if (ParameterArrayLength is { } attached)
            throw new InvalidOperationException(
                $"The optimizer keeps state for {attached} parameters and can't serve {length}; each network needs its own optimizer.");

        var states = ImmutableArray.CreateBuilder<OptimizerState>(_stateNames.Length);
        foreach (string name in _stateNames)
            states.Add(new OptimizerState(name, length));
        States = states.MoveToImmutable();
        _initialScalars = Scalars.ToArray();
        ParameterArrayLength = length;
        InitializeStates();
    }

    /// <summary>Allocates the state for a network's parameters, once, and learns what kinds they are.</summary>
    /// <param name="architecture">The network's type.</param>
    /// <exception cref="InvalidOperationException">The optimizer already serves parameters of another length.</exception>
    public void Attach(NetworkArchitecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        Attach(architecture.ParameterArrayLength);
        _architecture = architecture;
    }

    /// <summary>
    /// Forgets its state, its steps and whom it serves: the next step is the first, for any network or array. Settings stay as they are, a learning rate that a
    /// schedule has set too. A trainer that used it before takes it again with its next step, if nobody else has it by then.
    /// </summary>
    public void Reset()
    {
        if (ParameterArrayLength is not null)
            _initialScalars.CopyTo(Scalars);
        States = [];
        StepCount = 0;
        ParameterArrayLength = null;
        _architecture = null;
        _network = null;
        _trainer = null;
        _step.Forget();
    }

    /// <summary>Sets every element of <see cref="States"/> to what it was before the first step.</summary>
    internal void ClearStates()
    {
        foreach (var state in States)
            state.Values.Clear();
        InitializeStates();
    }

    /// <summary>Allocates the state for a network's parameters, once; it serves this network from now on.</summary>
    /// <param name="network">The network.</param>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <exception cref="InvalidOperationException">It serves another network; nothing has changed.</exception>
    internal void Attach<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        if (_network == network)
            return;
        if (_network is not null)
            throw new InvalidOperationException(
                $"The {GetType().Name} keeps the state of another network's training, which is wrong for this {TNetwork.Architecture.Name}; "
                + "give each network its own optimizer, or call Reset to begin anew with this one.");
        Attach(TNetwork.Architecture);
        _network = network;
    }

    /// <summary>The same, and it serves this trainer alone from now on.</summary>
    /// <param name="network">The network.</param>
    /// <param name="trainer">The trainer.</param>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <exception cref="InvalidOperationException">It serves another network or trainer; nothing has changed.</exception>
    internal void Attach<TNetwork>(TNetwork network, Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork
    {
        if (_trainer == trainer)
            return;
        if (_trainer is not null && _network == network)
            throw new InvalidOperationException(
                $"The {GetType().Name} serves another trainer of this {TNetwork.Architecture.Name}; use that one, give each trainer its own optimizer, "
                + "or call Reset to begin anew with this one.");
        Attach(network);
        _trainer = trainer;
    }
}
