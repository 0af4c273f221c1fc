namespace StaticNet.Training;

/// <summary>Makes the steps of a trainer: what the schedule says, the passes, their check, the optimizer.</summary>
/// <param name="network">The network.</param>
/// <param name="passes">Its passes.</param>
/// <param name="optimizer">Its optimizer, attached.</param>
/// <param name="guard">Checks steps and makes them.</param>
/// <param name="position">Where the trainer is.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class StepRunner<TNetwork>(TNetwork network, NetworkPasses<TNetwork> passes, Optimizer optimizer, StepGuard<TNetwork> guard, RunPosition position)
    where TNetwork : class, INetwork
{
    private readonly TrainerMetrics _metrics = new(TNetwork.Architecture.Name);
    private readonly ScheduleFollower _schedule = new(optimizer, position);
    private GradientAccumulator? _accumulator;
    private ShardedPasses<TNetwork>? _shards;

    /// <summary>Sets learning rate and momentum from its position 0 on; null for those that the optimizer had before a schedule set them.</summary>
    public Schedule? Schedule
    {
        get => _schedule.Schedule;
        set
        {
            if (value is not null && value != Schedule)
                guard.ForgetRateFactor();
            _schedule.Follow(value, guard.RateFactor);
        }
    }

    /// <summary>What is added to the loss of each step; null for nothing.</summary>
    public ProximalTerm? Proximity { get; set; }

    /// <summary>What the loss of the last step is a mean over.</summary>
    public double Weight { get; private set; }

    /// <summary>Makes a step with one batch.</summary>
    /// <param name="batch">The batch.</param>
    public GradientResult Step(in Batch batch)
    {
        _schedule.Apply(guard.RateFactor);
        try
        {
            guard.Begin(severalPasses: Proximity is not null);
            return End(Proximity is null ? passes.ComputeGradients(batch) : ComputePulled(batch, Proximity));
        }
        catch
        {
            _schedule.TakeBack();
            throw;
        }
    }

    /// <summary>Makes a step with the next batch.</summary>
    /// <param name="batches">The batches.</param>
    public GradientResult Step(BatchSource batches)
    {
        var batch = batches.Next();
        var result = Step(batch.Batch);
        Weight = passes.WeightOf(batch);
        return result;
    }

    /// <summary>Takes the shards that the next batches are cut into.</summary>
    /// <param name="share">The shards, and those that are computed here.</param>
    /// <param name="ranks">The ranks that share them; null for one.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    public void CutInto(ShardShare share, Communicator? ranks, int batchSize) =>
        _shards = share.Shards == 1 ? null : new ShardedPasses<TNetwork>(network, passes, share, ranks, batchSize);

    /// <summary>Whether a rank wants all of them to stop behind the last step.</summary>
    public bool IsStopWanted => _shards is { IsStopWanted: true };

    /// <summary>Makes a step with a batch that is cut into shards.</summary>
    /// <param name="batches">The batches, shard by shard.</param>
    /// <param name="wantsStop">Whether this rank wants all of them to stop behind it.</param>
    /// <exception cref="RankFailureException">A rank has failed.</exception>
    public GradientResult StepSharded(BatchSource batches, bool wantsStop)
    {
        _schedule.Apply(guard.RateFactor);
        try
        {
            guard.Begin(severalPasses: true);
            var result = TakeTogether(batches, count: 1, wantsStop);
            Weight = _shards!.Weight;
            return End(result);
        }
        catch
        {
            _schedule.TakeBack();
            throw;
        }
    }

    /// <summary>Makes a step with several batches as if they were one.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="count">The number of batches.</param>
    public GradientResult Step(BatchSource batches, int count)
    {
        _schedule.Apply(guard.RateFactor);
        try
        {
            guard.Begin(severalPasses: true);
            var result = TakeTogether(batches, count);
            Weight = _accumulator!.Weight;
            return End(result);
        }
        catch
        {
            _schedule.TakeBack();
            throw;
        }
    }

    /// <summary>Looks at the weights that the last step has left, and does with bad ones what the policy says.</summary>
    /// <returns>Whether it went back to the last good state.</returns>
    /// <exception cref="NonFiniteGradientException">A weight is bad, and there is no way back.</exception>
    public bool RepairWeights() => guard.RepairWeights();

    /// <summary>Adds what is kept in states.</summary>
    /// <param name="map">The map.</param>
    public void AddTo(StateMap map) => _schedule.AddTo(map);

    /// <summary>What a pass has found, and the proximal term.</summary>
    private GradientResult ComputePulled(in Batch batch, ProximalTerm proximity)
    {
        var memory = network.Memory!;
        GradientResult result;
        using (new UnclampedGradients(memory))
            result = passes.ComputeGradients(batch);
        if (!GradientCheck.IsGood(result) || result.IsEmpty)
            return result;
        using var use = memory.UseToTrain();
        return CombinedGradients.Finish(memory, TNetwork.Architecture, result.Loss, proximity);
    }

    /// <summary>What the passes over all batches have found, or the first bad one.</summary>
    private GradientResult TakeTogether(BatchSource batches, int count, bool wantsStop = false)
    {
        var place = network.TrainingPosition;
        try
        {
            using (new UnclampedGradients(network.Memory!))
                if (_shards is not null)
                    _shards.Compute(batches, wantsStop);
                else if (Accumulate(batches, count) is { } bad)
                    return bad;
        }
        catch
        {
            guard.Undo();
            network.TrainingPosition = place;
            throw;
        }

        return _shards?.Finish(Proximity) ?? _accumulator!.Finish(Proximity);
    }

    /// <summary>The first bad result, after which the remaining batches are passed over.</summary>
    private GradientResult? Accumulate(BatchSource batches, int count)
    {
        _accumulator ??= new GradientAccumulator(network.Memory!, TNetwork.Architecture);
        _accumulator.Clear();
        GradientResult? bad = null;
        for (int i = 0; i < count; i++)
        {
            var batch = batches.Next();
            if (bad is not null)
                continue;
            var result = passes.ComputeGradients(batch.Batch);
            if (GradientCheck.IsGood(result))
                _accumulator.Add(result.Loss, passes.WeightOf(batch));
            else
                bad = result;
        }

        return bad;
    }

    private GradientResult End(GradientResult result)
    {
        guard.End(result);
        position.StepCount++;
        _metrics.Record(result, optimizer.LearningRate, guard.LastOutcome);
        return result;
    }
}
