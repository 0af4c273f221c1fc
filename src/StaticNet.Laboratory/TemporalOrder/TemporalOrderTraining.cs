namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>Trains a network on sequences that are all new, until it answers fresh ones rightly, of every length that is asked for, or may make no more updates.</summary>
/// <param name="trial">The training.</param>
/// <param name="options">The updates, the tests and the files.</param>
internal sealed class TemporalOrderTraining(TemporalOrderTrial trial, TemporalOrderOptions options)
{
    /// <summary>The sequences of an update.</summary>
    public const int BatchSize = 20;

    /// <summary>The learning rate.</summary>
    public const float LearningRate = 0.01f;

    // What is as good as a guess, which is wrong of three in four.
    private const double Guessed = 0.7;

    private const int UpdatesBetweenTests = 1000;
    private const int TestsBetweenSaves = 5;

    // Sequences to test with, which no training of ours comes to; a test looks at some of them before it looks at all.
    private const long FirstTest = 1L << 40;
    private const int FirstLook = 500;

    private readonly OrderBatches _batches = new(trial.Seed, OrderNetworks.RoomsOf(trial)[^1]);
    private readonly LongTests _longTests = new(trial.Seed);
    private readonly TemporalOrderStore _store = new(options.StateDirectory, trial);
    private readonly float[] _outputs = new float[OrderBatches.Capacity * TemporalOrderTask.Classes];
    private readonly List<TemporalOrderMoment> _moments = [];

    // Sequences of lengths that no network is compiled for go through a network of tanh units.
    private bool CanBeLong => trial.Start != RecurrentStart.Sigmoid;

    private int UntilLength => CanBeLong ? options.UntilLength : 0;

    /// <summary>Trains, or goes on where a former run stopped.</summary>
    /// <param name="cancellationToken">Ends it at its next update.</param>
    public TemporalOrderOutcome Run(CancellationToken cancellationToken)
    {
        var state = _store.Load() ?? Start();
        _moments.AddRange(state.Moments);
        while (!HasEnded(state) && state.Updates < options.Updates)
            state = Train(state, cancellationToken);
        int testSteps = Math.Max(options.TestSteps, UntilLength);
        if (testSteps > 0 && CanBeLong && state.LearnedAfter > 0 && state.LongTests.IsEmpty)
            _store.Save(state = state with { LongTests = _longTests.Run(state.Weights, testSteps, options.TestSequences, cancellationToken) });
        return new TemporalOrderOutcome(trial, state);
    }

    private bool HasEnded(TemporalOrderState state) => new TemporalOrderOutcome(trial, state).HasEnded(UntilLength);

    private TemporalOrderState Start()
    {
        using var model = new OrderModel(trial, OrderBatches.Capacity);
        return new TemporalOrderState(0, [.. model.Weights], 0, 1, 0, [], []);
    }

    // Gradients that must not vanish lead to what is to be remembered. What lasts for as long as one likes is a state that others fall back to, and there they do vanish: the regularizer
    // keeps a network that has learned the task from that, and finds the way again for one that has lost it.
    private TemporalOrderTrial PhaseOf(TemporalOrderState state) =>
        trial.Method == TemporalOrderMethod.Regularized && state.LearnedAfter > 0 && state.ErrorRate < Guessed ? trial with { Method = TemporalOrderMethod.Clipped } : trial;

    // Until the training ends, or its next phase begins.
    private TemporalOrderState Train(TemporalOrderState state, CancellationToken cancellationToken)
    {
        var phase = PhaseOf(state);
        using var model = new OrderModel(phase, OrderBatches.Capacity) { Weights = [.. state.Weights] };
        double largest = state.LargestNorm, loss = 0, norm = 0;
        int since = 0;
        for (int update = state.Updates; update < options.Updates && !HasEnded(state) && PhaseOf(state) == phase; update++)
        {
            if (cancellationToken.IsCancellationRequested)
                _store.Save(StateAfter(update));
            cancellationToken.ThrowIfCancellationRequested();
            int length = trial.Lengths.Draw(trial.Seed, update);
            var batch = _batches.Draw((long)update * BatchSize, length, model.RoomFor(length), BatchSize);
            var result = model.Update(length, batch);
            largest = Math.Max(largest, result.Norm);
            (loss, norm, since) = (loss + result.Loss, norm + result.Norm, since + 1);
            bool isLast = !result.IsFinite || update + 1 == options.Updates;
            if (!isLast && (update + 1) % UpdatesBetweenTests != 0)
                continue;
            double errors = result.IsFinite ? Test(model, isLast) : double.NaN;
            _moments.Add(new TemporalOrderMoment(update + 1, loss / since, norm / since, errors, NormsOf(model)));
            (loss, norm, since) = (0, 0, 0);
            state = StateAfter(update + 1) with { ErrorRate = errors };
            if (errors < TemporalOrderOutcome.MostErrors)
                state = WithLongTests(state with { LearnedAfter = state.LearnedAfter == 0 ? state.Updates : state.LearnedAfter }, cancellationToken);
            if (_moments.Count % TestsBetweenSaves == 0)
                _store.Save(state);
        }

        _store.Save(state);
        return state;

        TemporalOrderState StateAfter(int updates) => new(updates, [.. model.Weights], largest, state.ErrorRate, state.LearnedAfter, [.. _moments], []);
    }

    // Many sequences only where a look at some of them shows no error: they take a while, in which a run may be cancelled.
    private TemporalOrderState WithLongTests(TemporalOrderState state, CancellationToken cancellationToken)
    {
        if (UntilLength == 0 || !_longTests.AreRight(state.Weights, UntilLength, Math.Min(LongTests.FirstLook, options.TestSequences), cancellationToken))
            return state;
        _store.Save(state);
        return state with { LongTests = _longTests.Run(state.Weights, UntilLength, options.TestSequences, cancellationToken) };
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
            int count = Math.Min(OrderBatches.Capacity, sequences - first), length = trial.Lengths.Draw(trial.Seed, FirstTest + first);
            var scores = _outputs.AsSpan(0, count * TemporalOrderTask.Classes);
            model.Predict(length, _batches.Draw(FirstTest + first, length, model.RoomFor(length), count), scores);
            if (_batches.CountErrors(scores) is not { } errors)
                return double.NaN;
            wrong += errors;
        }

        return (double)wrong / sequences;
    }

    private double[] NormsOf(OrderModel model)
    {
        int length = trial.Lengths.Longest;
        _batches.Draw(FirstTest, length, length, BatchSize);
        return new GradientsThroughTime(model.Weights, trial.Start == RecurrentStart.Sigmoid)
            .Of(_batches.Steps(length, BatchSize), _batches.Answers[..BatchSize], length);
    }
}
