namespace StaticNet;

/// <summary>Makes the steps of a trainer: what the schedule says, the passes, their check, the optimizer.</summary>
/// <param name="network">The network.</param>
/// <param name="optimizer">Its optimizer, attached.</param>
/// <param name="guard">Checks steps and makes them.</param>
/// <param name="position">Where the trainer is.</param>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class StepRunner<TNetwork>(TNetwork network, Optimizer optimizer, StepGuard<TNetwork> guard, RunPosition position)
    where TNetwork : class, INetwork
{
    private readonly TrainerMetrics _metrics = new(TNetwork.Architecture.Name);
    private GradientAccumulator? _accumulator;

    /// <summary>Sets learning rate and momentum; null for those of the optimizer.</summary>
    public Schedule? Schedule { get; set; }

    /// <summary>What the loss of the last step is a mean over.</summary>
    public double Weight { get; private set; }

    /// <summary>Makes a step with one batch.</summary>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="targets">Its targets.</param>
    public GradientResult Step(ReadOnlySpan<float> inputs, Targets targets)
    {
        ApplySchedule();
        guard.Begin(severalPasses: false);
        return End(network.ComputeGradients(inputs, targets));
    }

    /// <summary>Makes a step with the next batch.</summary>
    /// <param name="batches">The batches.</param>
    public GradientResult Step(BatchSource batches)
    {
        var batch = batches.Next();
        var result = Step(batch.Inputs, batch.Targets);
        Weight = LossWeight.Of(network, batch);
        return result;
    }

    /// <summary>Makes a step with several batches as if they were one.</summary>
    /// <param name="batches">The batches.</param>
    /// <param name="count">The number of batches.</param>
    public GradientResult Step(BatchSource batches, int count)
    {
        var memory = network.Memory!;
        _accumulator ??= new GradientAccumulator(memory, TNetwork.Architecture);
        ApplySchedule();
        guard.Begin(severalPasses: true);

        // The passes clamp nothing: it is the gradient of all batches that is to be within the limit.
        float limit = memory.GradientLimit;
        memory.GradientLimit = float.PositiveInfinity;
        GradientResult? bad;
        try
        {
            bad = Accumulate(batches, count);
        }
        catch
        {
            guard.Undo();
            throw;
        }
        finally
        {
            memory.GradientLimit = limit;
        }

        Weight = _accumulator.Weight;
        return End(bad ?? _accumulator.Finish());
    }

    /// <summary>The first bad result, after which the remaining batches are passed over.</summary>
    private GradientResult? Accumulate(BatchSource batches, int count)
    {
        _accumulator!.Clear();
        GradientResult? bad = null;
        for (int i = 0; i < count; i++)
        {
            var batch = batches.Next();
            if (bad is not null)
                continue;
            var result = network.ComputeGradients(batch.Inputs, batch.Targets);
            if (GradientCheck.IsGood(result))
                _accumulator.Add(result.Loss, LossWeight.Of(network, batch));
            else
                bad = result;
        }

        return bad;
    }

    private void ApplySchedule()
    {
        if (Schedule is null)
            return;
        long at = Schedule.Unit == ScheduleUnit.Step ? position.StepCount : position.CompletedEpochs;
        if (Schedule.GetMomentum(at) is { } momentum)
            ((IMomentumOptimizer)optimizer).Momentum = momentum;
        optimizer.LearningRate = Schedule.GetLearningRate(at) * guard.RateFactor;
    }

    private GradientResult End(GradientResult result)
    {
        guard.End(result);
        position.StepCount++;
        _metrics.Record(result, optimizer.LearningRate, guard.LastOutcome);
        return result;
    }
}
