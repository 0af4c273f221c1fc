using System.Globalization;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <content>States that training goes on from.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// Copies everything that training goes on from: weights, statistics, the optimizer, schedule, average, best weights, what policies remember, the
    /// position in the epoch and in every random stream, and fingerprints of network and data. Call it between steps, from a callback too.
    /// </summary>
    /// <remarks>
    /// Nothing in it depends on how the network lies in memory, which another version of the generator may plan in another way:
    /// <see cref="TrainingState"/> says what is called how.
    /// Settings, such as policies, and the optimizer's factors are not in it: a trainer that loads it has the same ones. The first state
    /// of a dataset reads all of its samples for the fingerprint.
    /// </remarks>
    /// <exception cref="TrainingStateException">
    /// The state couldn't be loaded: a weight, a statistic or what an optimizer remembers is NaN or infinite. The message names it.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public TrainingState SaveState()
    {
        TrainerChecks.CheckUsable(Network);

        // A run that was stopped goes on from its last weights, whatever the network shows meanwhile.
        bool showedBest = Watch.Resume();
        try
        {
            var map = CreateMap();
            using var use = NetworkUse.Of(Network);
            return map.Save();
        }
        finally
        {
            if (showedBest)
                Watch.Restore(keepsLast: true);
        }
    }

    /// <summary>
    /// Takes a state that a trainer with the same network, optimizer, seed and settings has saved. <c>Fit</c> with the arguments of the
    /// run in which it was saved then goes on with it, to the same bits as if it had never stopped; a larger length makes it longer. If the run had ended, the
    /// same arguments do nothing more: a program may load its last state and call <c>Fit</c> however often it is started. <see cref="EndRun"/> lets the next call begin
    /// a run of its own from the state.
    /// </summary>
    /// <remarks>
    /// The network is the same if <see cref="NetworkArchitecture.Fingerprint"/> and the name of its class are. Of a graph, states can be loaded too whose
    /// fingerprint doesn't tell what layers read, as former versions saved them. States of the former formats, "StaticNet training 1" and
    /// "2", can be loaded as long as the network lies in memory as it did in the version that saved them; otherwise the exception tells the way out.
    /// </remarks>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentNullException">There is no state.</exception>
    /// <exception cref="TrainingStateException">Something in it doesn't fit; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">It was called within <c>Fit</c> or <c>Step</c>, or the optimizer belongs to another trainer by now.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public void LoadState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        CheckReady();
        var map = CreateMap();
        using (WeightsChange.Of(Network))
            map.Load(state);
        Position.MarkLoaded(Shuffles);
        Watch.DropLast();
    }

    private StateMap CreateMap()
    {
        var map = new StateMap(TNetwork.Architecture);
        map.Add(StateFormat.Name, static () => StateFormat.Current, static _ => { }, StateFormat.Complain);
        map.AddNetworkFingerprint();
        map.AddFixed("optimizer", Optimizer.GetType().Name, "optimizer");
        map.AddFixed("seed", Seed.ToString(CultureInfo.InvariantCulture), "seed");
        if (!Shuffles)
            map.AddFixed("run.order", RunFingerprint.SourceOrder, "order");
        if (Shards > 1)
            map.AddFixed("run.shards", Shards.ToString(CultureInfo.InvariantCulture), "number of shards");
        AddNetwork(map);
        AddOptimizer(map);
        Runner.AddTo(map);
        Averaging?.AddTo(map);
        Watch.AddTo(map);
        _guard.AddTo(map);
        Position.AddTo(map);
        return map;
    }

    private void AddNetwork(StateMap map)
    {
        map.AddTensors(StateMap.NetworkGroup, () => Network.Parameters, () => Network.Statistics);
        map.AddCarried("state", Network, () => Network.Memory!.States.Span);
        map.AddSigned(
            "network.seed",
            () => (long)Network.TrainingPosition.Seed,
            value => Network.TrainingPosition = Network.TrainingPosition with { Seed = (ulong)value });
        map.Add(
            "network.step",
            () => Network.TrainingPosition.Step,
            value => Network.TrainingPosition = Network.TrainingPosition with { Step = value });
    }

    private void AddOptimizer(StateMap map)
    {
        // Before the first is loaded, all of them begin anew: padding is what it was before the first step.
        Action pad = Optimizer.ClearStates;
        foreach (var state in Optimizer.States)
        {
            string name = $"optimizer.{state.Name}";
            map.AddTensors(name, name, () => state.Values, pad);
            pad = static () => { };
        }

        map.Add("optimizer.scalars", () => Optimizer.Scalars);
        map.Add("optimizer.steps", () => Optimizer.StepCount, value => Optimizer.StepCount = value);
        map.Add("optimizer.learningRate", () => Optimizer.LearningRate, value => Optimizer.LearningRate = value);
    }
}
