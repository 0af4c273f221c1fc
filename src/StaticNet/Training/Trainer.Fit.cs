using System.Globalization;

namespace StaticNet;

/// <content>Runs.</content>
public sealed partial class Trainer<TNetwork>
{
    private const int DefaultBatchSize = 64;

    /// <inheritdoc cref="Fit(ISampleSource, ISampleSource?, TrainingLength, int?, Action{TrainingProgress}?, CancellationToken)"/>
    /// <summary>Trains for a number of epochs. Each takes every sample once, in a new order unless <see cref="Shuffles"/> is false; the last batch may be smaller.</summary>
    /// <param name="training">The samples to train on.</param>
    /// <param name="epochs">The number of epochs, at least 1.</param>
    /// <param name="batchSize">The samples of a batch, from 1 to the network's capacity; null for 64, or the capacity if that is less.</param>
    /// <param name="progress">Called after every step, on this thread; or null.</param>
    /// <param name="cancellationToken">Ends the call before its next step; the result then covers the steps made.</param>
    public TrainingResult Fit(
        ISampleSource training,
        int epochs,
        int? batchSize = null,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) => Fit(training, null, epochs, batchSize, progress, cancellationToken);

    /// <inheritdoc cref="Fit(ISampleSource, ISampleSource?, TrainingLength, int?, Action{TrainingProgress}?, CancellationToken)"/>
    /// <summary>Trains for a number of epochs or steps. An epoch takes every sample once, in a new order unless <see cref="Shuffles"/> is false; the last batch may be smaller.</summary>
    /// <param name="training">The samples to train on.</param>
    /// <param name="length">How long the run is.</param>
    /// <param name="batchSize">The samples of a batch, from 1 to the network's capacity; null for 64, or the capacity if that is less.</param>
    /// <param name="progress">Called after every step, on this thread; or null.</param>
    /// <param name="cancellationToken">Ends the call before its next step; the result then covers the steps made.</param>
    public TrainingResult Fit(
        ISampleSource training,
        TrainingLength length,
        int? batchSize = null,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) => Fit(training, null, length, batchSize, progress, cancellationToken);

    /// <inheritdoc cref="Fit(ISampleSource, ISampleSource?, TrainingLength, int?, Action{TrainingProgress}?, CancellationToken)"/>
    /// <summary>Trains for a number of epochs. Each takes every sample once, in a new order unless <see cref="Shuffles"/> is false; the last batch may be smaller.</summary>
    /// <param name="training">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate on after each epoch, or null.</param>
    /// <param name="epochs">The number of epochs, at least 1.</param>
    /// <param name="batchSize">The samples of a batch, from 1 to the network's capacity; null for 64, or the capacity if that is less.</param>
    /// <param name="progress">Called after every step, on this thread; or null.</param>
    /// <param name="cancellationToken">Ends the call before its next step; the result then covers the steps made.</param>
    public TrainingResult Fit(
        ISampleSource training,
        ISampleSource? validation,
        int epochs,
        int? batchSize = null,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        return Fit(training, validation, TrainingLength.Epochs(epochs), batchSize, progress, cancellationToken);
    }

    /// <summary>
    /// Trains for a number of epochs or steps. An epoch takes every sample once, in a new order unless <see cref="Shuffles"/> is false; the last batch may be smaller. The first call in a Debug build
    /// says on the error output that it is slow.
    /// </summary>
    /// <param name="training">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate on after each epoch, and at the end of a run that ends within one; or null.</param>
    /// <param name="length">How long the run is.</param>
    /// <param name="batchSize">
    /// The samples of a batch, from 1 to the network's capacity; null for 64, or the capacity if that is less. A step takes <see cref="AccumulationSteps"/> batches.
    /// </param>
    /// <param name="progress">Called after every step, on this thread, after the callbacks; or null.</param>
    /// <param name="cancellationToken">Ends the call before its next step; the result then covers the steps made.</param>
    /// <returns>What each epoch achieved.</returns>
    /// <exception cref="ArgumentException">
    /// A source is empty or doesn't fit the network, its loss or a metric (of a <see cref="Dataset"/>: any of its samples), a number is outside its limits, or what is to be watched isn't measured; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network or optimizer can't be trained with the trainer's settings, the optimizer belongs to another trainer by now, or <c>Fit</c> was called within itself;
    /// nothing has changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    /// <exception cref="TrainingStateException">The run of a loaded state was of other samples or batches; nothing has changed.</exception>
    /// <exception cref="NonFiniteGradientException">
    /// A loss or gradient is NaN or infinite, and <see cref="NonFinitePolicy"/> has no other way; the network is as it was before that
    /// step, or rolled back. Or the last step has ruined the weights.
    /// </exception>
    /// <exception cref="SampleException">
    /// A sample that isn't in memory can't be read, or isn't what network, loss or metrics are defined for. The steps before it are made, and another call goes on with
    /// the run; what a source of one's own throws ends the call the same way.
    /// </exception>
    public TrainingResult Fit(
        ISampleSource training,
        ISampleSource? validation,
        TrainingLength length,
        int? batchSize = null,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        CheckReady();
        int samples = batchSize ?? Math.Min(DefaultBatchSize, Network.BatchCapacity);
        var evaluator = CheckArguments(training, validation, length, samples);
        UnoptimizedNotice.Give(typeof(TNetwork).Assembly);
        var assembler = new BatchAssembler(Reader, training, samples, Seed, Augmentation, DropsLast, Shuffles, ShardShare);
        var (position, watch) = (Position.Copy(), Watch.Mark());
        _running = nameof(Fit);
        TrainingLoop<TNetwork>? loop = null;
        try
        {
            BeginRun(assembler, length);
            Runner.CutInto(ShardShare, Ranks, samples);
            CheckRanks(training, validation, samples);
            loop = new TrainingLoop<TNetwork>(this, training, evaluator, length, assembler, progress, cancellationToken);
            return loop.Run();
        }
        catch (Exception exception) when (Ranks is not null && exception is not RankFailureException)
        {
            Ranks.Fail(exception.Message);
            throw;
        }
        finally
        {
            _running = null;
            if (Position.IsRunOpen)
                TakeBack(position, watch, hasEndedEpoch: loop is { HasEndedEpoch: true });
        }
    }

    private EpochEvaluator<TNetwork> CheckArguments(ISampleSource training, ISampleSource? validation, TrainingLength length, int batchSize)
    {
        TrainerChecks.CheckSource(training, TNetwork.Architecture, nameof(training));
        TrainerChecks.CheckWeights(training, Network, nameof(training));
        if (validation is not null)
        {
            TrainerChecks.CheckSource(validation, TNetwork.Architecture, nameof(validation));
            TrainerChecks.CheckWeights(validation, Network, nameof(validation));
        }

        TrainerChecks.CheckLoss(TNetwork.Architecture, Passes.Loss);
        TrainerChecks.CheckLength(length);
        TrainerChecks.CheckBatchSize(batchSize, Network.BatchCapacity, Shards);
        TrainerChecks.CheckSmallestBatch(training.Count, batchSize, DropsLast, TNetwork.Architecture, Shards);
        SequenceChecks.CheckBatchSize(training, batchSize, Network, nameof(batchSize));
        CheckSettings();
        TargetChecks.Check(training, TNetwork.Architecture, Evaluator.LossOutputsFor(training.Shape), nameof(training));
        var evaluator = new EpochEvaluator<TNetwork>(this, validation);
        evaluator.Check();
        return evaluator;
    }

    // What all ranks must have for their weights and figures to stay the same.
    private void CheckRanks(ISampleSource training, ISampleSource? validation, int batchSize)
    {
        if (Ranks is null)
            return;
        RankAgreement.Check(
            Ranks,
            ("networks", string.Create(CultureInfo.InvariantCulture, $"{RunFingerprint.Of(TNetwork.Architecture)} of capacity {Network.BatchCapacity}")),
            ("samples", string.Create(CultureInfo.InvariantCulture, $"{training.Count} of {training.Shape}")),
            ("validation samples", validation is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{validation.Count} of {validation.Shape}")),
            ("metrics", $"[{string.Join(", ", Metrics.Select(metric => metric.ReportedName))}]"),
            ("settings", string.Create(
                CultureInfo.InvariantCulture,
                $"batches of {batchSize}, {Shards} shards, seed {Seed}, {(DropsLast ? "without" : "with")} the last smaller batch, {(Shuffles ? "shuffled" : "in order")}, {Optimizer.GetType().Name} of rate {Optimizer.LearningRate}, accuracy of training {(MeasuresTrainAccuracy ? "measured" : "not measured")}, averaged weights {(EvaluatesAverage ? "evaluated" : "not evaluated")}")),
            RankAgreement.WeightsOf(Network),
            ("positions", string.Create(CultureInfo.InvariantCulture, $"epoch {Position.EpochCount}, step {Position.StepCount}, random numbers of {Network.TrainingPosition}")));
    }

    private void BeginRun(BatchAssembler assembler, TrainingLength length)
    {
        bool goesOn = Position.GoesOn;
        string? difference = goesOn || Position.IsEpochOpen ? Position.FindDifference(assembler, AccumulationSteps) : null;
        if (goesOn && Position.IsLoaded)
        {
            TrainerChecks.CheckContinuation(Position, length, difference);
        }
        else if (goesOn && (difference is not null || Position.IsBeyond(length)))
        {
            // Who calls with other arguments wants another run, and need not say so twice.
            Position.GiveUp();
            goesOn = false;
        }

        if (goesOn)
            Watch.Resume();
        else
            Watch.Clear();
        Position.BeginRun(assembler, AccumulationSteps, continuesEpoch: difference is null);
    }

    // A call that made no step has begun nothing.
    private void TakeBack(RunPosition position, BestMark watch, bool hasEndedEpoch)
    {
        if (Position.StepCount > position.StepCount || hasEndedEpoch)
        {
            Position.DropEmptyEpoch();
            return;
        }

        Position.GoBack(position);
        Watch.GoBack(watch);
    }
}
