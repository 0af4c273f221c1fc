using System.Globalization;
using StaticNet.Files;
using StaticNet.Training;

namespace StaticNet.Federated;

/// <content>What a server goes on from.</content>
public sealed partial class FederatedServer
{
    private const string RoundName = "federated.round";
    private const string StrategyName = "federated.strategy";
    private const string SeedName = "federated.seed";
    private const string PrivacyName = "federated.privacy";
    private const string ModelGroup = "network";
    private const string OptimizerGroup = "server";

    /// <summary>
    /// Everything that later rounds depend on: the model, the strategy's state, the number of rounds, and which clients haven't answered. A server that is ended at any time, and resumed from the last round's state with the same
    /// options and clients, ends with the same bits as one that was never ended.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no model yet.</exception>
    public TrainingState SaveState()
    {
        if (_state is null)
            throw new InvalidOperationException("There is nothing to save before the first round: the model is to be the first client's.");
        var state = new TrainingState();
        state.Add(RoundName, [(long)Round]);
        state.Add(StrategyName, Strategy.Name);
        state.Add(SeedName, _options.Seed.ToString(CultureInfo.InvariantCulture));
        RunSettings.Save(state, Strategy, _options, Round);
        _absent.Save(state);
        Add(state, ModelGroup, _state);
        for (int i = 0; i < Strategy.ServerOptimizer.StateNames.Length; i++)
            Add(state, $"{OptimizerGroup}.{Strategy.ServerOptimizer.StateNames[i]}", Strategy.ServerOptimizer.States[i]);
        if (_accountant is not null)
            state.Add<double>(PrivacyName, [_accountant.State.Count, 3], [.. _accountant.State.SelectMany(spent => (double[])[spent.NoiseMultiplier, spent.SamplingRate, spent.Steps])]);
        return state;
    }

    /// <summary>Goes on from a state.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="TrainingStateException">
    /// It is of another model, strategy or seed, or of a run with other numbers and <see cref="FederatedOptions.AcceptChanges"/> isn't set; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">A round is running.</exception>
    public void LoadState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Volatile.Read(ref _running) != 0)
            throw new InvalidOperationException("A round is running; wait until it has ended.");
        CheckText(state, StrategyName, "strategy", Strategy.Name);
        CheckText(state, SeedName, "seed", _options.Seed.ToString(CultureInfo.InvariantCulture));
        long round = state.Arrays.GetValueOrDefault(RoundName) is long[] { Length: 1 } rounds ? rounds[0] : -1;
        if (round is < 0 or > int.MaxValue)
            throw new TrainingStateException($"The state has no number of rounds, '{RoundName}': it isn't a federated server's.");
        float[] model = Read(state, ModelGroup);
        var absences = AbsentClients.Read(state);
        PrivacyEvent[] spent = [.. ReadPrivacy(state)];
        if (!_options.AcceptChanges)
            RunSettings.Check(state, Strategy, _options, (int)round);
        float[][] kept = [.. Strategy.ServerOptimizer.StateNames.Select(name => Read(state, $"{OptimizerGroup}.{name}"))];
        if (ReplyChecks.FindInModel(model, Layout) is { } reason)
            throw new TrainingStateException($"The server can't go on from this state. {reason}");
        try
        {
            new PrivacyAccountant().Load(spent);
            Strategy.ServerOptimizer.Load(kept);
            _accountant?.Load(spent);
        }
        catch (ArgumentException exception)
        {
            throw new TrainingStateException(exception.Message, exception);
        }

        _absent.Load(absences);
        (_state, Round) = (model, (int)round);
    }

    /// <summary>Goes on from the last checkpoint in <see cref="FederatedOptions.Checkpoints"/> that is whole.</summary>
    /// <returns>Whether there is one; false where there is no checkpoint at all, and the server is as it was.</returns>
    /// <exception cref="InvalidOperationException">The options have no checkpoints, or a round is running.</exception>
    /// <exception cref="TrainingStateException">There are checkpoints and none is whole, or <see cref="LoadState"/> refuses the last; nothing has changed.</exception>
    /// <exception cref="IOException">The directory can't be listed.</exception>
    public bool TryResume()
    {
        if (_options.Checkpoints is null)
            throw new InvalidOperationException($"There is nowhere to resume from: set {nameof(FederatedOptions)}.{nameof(FederatedOptions.Checkpoints)}.");
        var load = _options.Checkpoints.LoadLatest();
        if (load.State is { } state)
            LoadState(state);
        else if (!load.Skipped.IsEmpty)
            throw new TrainingStateException($"No checkpoint in {_options.Checkpoints.DirectoryPath} is whole; delete them to begin anew. {load.Skipped[0].Reason}");
        return load.State is not null;
    }

    private IEnumerable<PrivacyEvent> ReadPrivacy(TrainingState state)
    {
        if (state.Arrays.GetValueOrDefault(PrivacyName) is not double[] spent)
        {
            return _accountant is null ? [] : throw new TrainingStateException($"The state has no '{PrivacyName}': it is of a server without privacy, whose models have spent it all; begin elsewhere.");
        }

        return spent.Length % 3 == 0
            ? spent.Chunk(3).Select(entry => new PrivacyEvent(entry[0], entry[1], (long)entry[2]))
            : throw new TrainingStateException($"'{PrivacyName}' of the state has {spent.Length} numbers, which aren't threes.");
    }

    private static void CheckText(TrainingState state, string name, string what, string wanted)
    {
        if (!state.TryGetText(name, out string? found))
            throw new TrainingStateException($"The state has no '{name}': it isn't a federated server's.");
        if (found != wanted)
            throw new TrainingStateException($"The state is of the {what} {found}, the server's is {wanted}; resume with the same, or begin elsewhere.");
    }

    private void Save() => _options.Checkpoints?.Save(SaveState(), Round);

    private void Add(TrainingState state, string group, float[] values)
    {
        for (int i = 0; i < Layout.Tensors.Length; i++)
            state.Add<float>($"{group}/{Layout.Tensors[i].Name}", [.. Layout.Tensors[i].Shape.Select(size => (long)size)], Layout.Slice(i, values));
    }

    private float[] Read(TrainingState state, string group)
    {
        float[] values = new float[Layout.Length];
        for (int i = 0; i < Layout.Tensors.Length; i++)
        {
            var tensor = Layout.Tensors[i];
            string name = $"{group}/{tensor.Name}";
            if (state.Arrays.GetValueOrDefault(name) is not float[] found || !state.GetShape(name).SequenceEqual(tensor.Shape.Select(size => (long)size)))
                throw new TrainingStateException($"The state has no tensor '{name}' like the server's {tensor}.");
            found.CopyTo(Layout.Slice(i, values.AsSpan()));
        }

        return values;
    }
}
