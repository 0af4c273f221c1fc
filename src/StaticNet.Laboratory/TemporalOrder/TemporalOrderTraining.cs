namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>Trains a network on sequences that are all new, until it answers fresh ones rightly or may make no more updates.</summary>
/// <param name="trial">The training.</param>
/// <param name="options">The updates, the tests and the files.</param>
internal sealed class TemporalOrderTraining(TemporalOrderTrial trial, TemporalOrderOptions options)
{
    /// <summary>The sequences of an update.</summary>
    public const int BatchSize = 20;

    private const int UpdatesBetweenTests = 1000;
    private const int TestsBetweenSaves = 5;
    private const float LearningRate = 0.01f;

    // Sequences to test with, which no training of ours comes to; a test looks at some of them before it looks at all.
    private const long FirstTest = 1L << 40;
    private const int FirstLook = 500;

    private readonly OrderBatches _batches = new(trial.Seed, trial.Lengths.Longest);
    private readonly TemporalOrderStore _store = new(options.StateDirectory, trial);
    private readonly float[] _outputs = new float[OrderBatches.Capacity * TemporalOrderTask.Classes];
    private readonly List<TemporalOrderMoment> _moments = [];
    private int[] Compiled => OrderNetworks.LengthsOf(trial);

    /// <summary>Trains, or goes on where a former run stopped.</summary>
    /// <param name="cancellationToken">Ends it at its next update.</param>
    public TemporalOrderOutcome Run(CancellationToken cancellationToken)
    {
        using var model = new OrderModel(trial, OrderBatches.Capacity, LearningRate);
        var state = _store.Load() ?? new TemporalOrderState(0, [.. model.Weights], 0, 1, [], []);
        model.Weights = [.. state.Weights];
        _moments.AddRange(state.Moments);
        if (!TemporalOrderOutcome.HasEnded(state.ErrorRate))
            state = Train(model, state, cancellationToken);
        if (options.TestSteps > 0 && trial.Start != RecurrentStart.Sigmoid && state.ErrorRate < TemporalOrderOutcome.MostErrors && state.LongTests.IsEmpty)
            _store.Save(state = state with { LongTests = new LongTests(trial.Seed).Run(state.Weights, options.TestSteps, options.TestSequences, cancellationToken) });
        return new TemporalOrderOutcome(trial, state);
    }

    private TemporalOrderState Train(OrderModel model, TemporalOrderState state, CancellationToken cancellationToken)
    {
        double largest = state.LargestNorm, errors = state.ErrorRate, loss = 0, norm = 0;
        int since = 0;
        for (int update = state.Updates; update < options.Updates && !TemporalOrderOutcome.HasEnded(errors); update++)
        {
            if (cancellationToken.IsCancellationRequested)
                _store.Save(StateAfter(update));
            cancellationToken.ThrowIfCancellationRequested();
            int length = trial.Lengths.Draw(Compiled, trial.Seed, update);
            var result = model.Update(length, _batches.Draw((long)update * BatchSize, length, BatchSize));
            largest = Math.Max(largest, result.Norm);
            (loss, norm, since) = (loss + result.Loss, norm + result.Norm, since + 1);
            bool isLast = !result.IsFinite || update + 1 == options.Updates;
            if (!isLast && (update + 1) % UpdatesBetweenTests != 0)
                continue;
            errors = result.IsFinite ? Test(model, isLast) : double.NaN;
            _moments.Add(new TemporalOrderMoment(update + 1, loss / since, norm / since, errors, NormsOf(model)));
            (loss, norm, since) = (0, 0, 0);
            state = StateAfter(update + 1);
            if (_moments.Count % TestsBetweenSaves == 0)
                _store.Save(state);
        }

        _store.Save(state);
        return state;

        TemporalOrderState StateAfter(int updates) => new(updates, [.. model.Weights], largest, errors, [.. _moments], []);
    }

    private double Test(OrderModel model, bool isLast)
    {
        double errors = Test(model, Math.Min(FirstLook, options.TestSequences));
        return errors < TemporalOrderOutcome.MostErrors || isLast ? Test(model, options.TestSequences) : errors;
    }

    private double Test(OrderModel model, int sequences)
    {
        int wrong = 0;
        for (int first = 0; first < sequences; first += OrderBatches.Capacity)
        {
            int count = Math.Min(OrderBatches.Capacity, sequences - first), length = trial.Lengths.Draw(Compiled, trial.Seed, FirstTest + first);
            var scores = _outputs.AsSpan(0, count * TemporalOrderTask.Classes);
            model.Predict(length, _batches.Draw(FirstTest + first, length, count), scores);
            if (_batches.CountErrors(scores) is not { } errors)
                return double.NaN;
            wrong += errors;
        }

        return (double)wrong / sequences;
    }

    private double[] NormsOf(OrderModel model)
    {
        int length = trial.Lengths.Longest;
        _batches.Draw(FirstTest, length, BatchSize);
        return new GradientsThroughTime(model.Weights, trial.Start == RecurrentStart.Sigmoid)
            .Of(_batches.Steps(length, BatchSize), _batches.Answers[..BatchSize], length);
    }
}
