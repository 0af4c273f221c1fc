using System.Collections.Immutable;
using System.Diagnostics;

namespace StaticNet;

/// <summary>
/// Trains a network on a dataset: shuffled batches, an optimizer's step for each, an evaluation after each epoch. After
/// the first step, steps and evaluations allocate nothing.
/// </summary>
/// <remarks>
/// The order of an epoch's samples is a function of the seed and the number of the epoch alone. A trainer serves one thread
/// at a time.
/// </remarks>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed partial class Trainer<TNetwork>
    where TNetwork : class, INetwork
{
    // Enough for the kernels' best speed; the outputs of a sample don't depend on its batch.
    private const int EvaluationBatch = 256;

    private readonly BatchBuffer _trainingBatch = new(TNetwork.Architecture);
    private readonly BatchBuffer _evaluationBatch = new(TNetwork.Architecture);
    private readonly StepGuard<TNetwork> _guard;

    /// <summary>A trainer of one network.</summary>
    /// <param name="network">The network; its parameters are trained from where they are.</param>
    /// <param name="optimizer">The optimizer. Its state belongs to this network from now on.</param>
    /// <param name="seed">Decides the order of the samples.</param>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">The optimizer's state has the length of another network's parameters.</exception>
    public Trainer(TNetwork network, Optimizer optimizer, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.Attach(TNetwork.Architecture);
        Network = network;
        Optimizer = optimizer;
        Seed = seed;
        _guard = new StepGuard<TNetwork>(network, optimizer);
    }

    /// <summary>The network.</summary>
    public TNetwork Network { get; }

    /// <summary>The optimizer; its learning rate may be changed between steps.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Decides the order of the samples.</summary>
    public ulong Seed { get; }

    /// <summary>The epochs begun so far, over all calls of <see cref="Fit"/>.</summary>
    public int EpochCount { get; private set; }

    /// <summary>
    /// Whether <see cref="Fit"/> also evaluates the training samples after each epoch, for <see cref="EpochResult.TrainAccuracy"/>:
    /// a forward pass over all of them. Default false.
    /// </summary>
    public bool MeasuresTrainAccuracy { get; set; }

    /// <summary>Trains for a number of epochs. Each takes every sample once, in a new order; the last batch may be smaller.</summary>
    /// <param name="training">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate on after each epoch, or null.</param>
    /// <param name="epochs">The number of epochs, at least 1.</param>
    /// <param name="batchSize">The samples of a step, from 1 to the network's capacity.</param>
    /// <param name="progress">Called after every step, on this thread; or null.</param>
    /// <param name="cancellationToken">Ends the run before its next step; the result then covers the steps made.</param>
    /// <returns>What each epoch achieved.</returns>
    /// <exception cref="ArgumentException">
    /// A dataset is empty or doesn't fit the network, or a number is outside its limits; nothing has changed.
    /// </exception>
    /// <exception cref="NonFiniteGradientException">
    /// A loss or gradient is NaN or infinite, and <see cref="NonFinitePolicy"/> has no other way; the network is as it was before that
    /// step, or rolled back.
    /// </exception>
    public TrainingResult Fit(
        Dataset training,
        Dataset? validation,
        int epochs,
        int batchSize,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        TrainerChecks.CheckDataset(training, TNetwork.Architecture, nameof(training));
        if (validation is not null)
            TrainerChecks.CheckDataset(validation, TNetwork.Architecture, nameof(validation));
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        TrainerChecks.CheckBatchSize(batchSize, Network.BatchCapacity);
        TrainerChecks.CheckSmallestBatch(training.Count, batchSize, TNetwork.Architecture);

        _trainingBatch.Reserve(Math.Min(batchSize, training.Count), training.Count);
        var results = ImmutableArray.CreateBuilder<EpochResult>();
        int lastEpoch = EpochCount + epochs;
        while (EpochCount < lastEpoch && !cancellationToken.IsCancellationRequested)
        {
            var result = RunEpoch(training, validation, lastEpoch, batchSize, progress, cancellationToken);
            results.Add(result);
            if (result.Steps < StepsOf(training, batchSize))
                return new TrainingResult(results.ToImmutable(), IsCancelled: true);
        }

        return new TrainingResult(results.ToImmutable(), EpochCount < lastEpoch);
    }

    /// <summary>
    /// Makes one step: gradients, their check, the optimizer. <see cref="LastOutcome"/> tells whether a policy skipped it.
    /// </summary>
    /// <param name="inputs"><c>[batch, InputLength]</c>, finite.</param>
    /// <param name="targets">Labels or values, as the loss wants them.</param>
    /// <returns>The loss, the norm of the gradients and the factor that clipped them.</returns>
    /// <exception cref="ArgumentException">A length, the batch or a value is outside its limits; nothing has changed.</exception>
    /// <exception cref="NonFiniteGradientException">
    /// The loss or a gradient is NaN or infinite, and <see cref="NonFinitePolicy"/> has no other way; the parameters have not
    /// changed, or are rolled back.
    /// </exception>
    public GradientResult Step(ReadOnlySpan<float> inputs, Targets targets) => _guard.Step(inputs, targets);

    /// <summary>Evaluates the network, in inference mode, on every sample of a dataset.</summary>
    /// <param name="dataset">The samples.</param>
    /// <exception cref="ArgumentException">The dataset is empty or doesn't fit the network.</exception>
    public Evaluation Evaluate(Dataset dataset)
    {
        TrainerChecks.CheckDataset(dataset, TNetwork.Architecture, nameof(dataset));
        int batchSize = Math.Min(Math.Min(Network.BatchCapacity, EvaluationBatch), dataset.Count);
        _evaluationBatch.Reserve(batchSize, dataset.Count);
        _evaluationBatch.ResetOrder(dataset.Count);

        double loss = 0, weight = 0;
        int correct = 0, labelled = 0;
        for (int start = 0; start < dataset.Count; start += batchSize)
        {
            var batch = _evaluationBatch;
            batch.Gather(dataset, start, Math.Min(batchSize, dataset.Count - start));
            double mean = Network.Evaluate(batch.Inputs, batch.Targets, batch.Outputs);
            double batchWeight = LossWeight(batch);
            loss += mean * batchWeight;
            weight += batchWeight;
            var counts = batch.CountCorrect();
            correct += counts.Correct;
            labelled += counts.Labelled;
        }

        double? accuracy = labelled > 0 ? (double)correct / labelled : null;
        return new Evaluation(weight > 0 ? loss / weight : 0, accuracy, dataset.Count);
    }

    // What the loss of the pass that has just run is a mean over. Networks that aren't generated have a mean over samples.
    private double LossWeight(BatchBuffer batch) => Network.Memory?.LossWeight ?? batch.Count;

    private EpochResult RunEpoch(
        Dataset training,
        Dataset? validation,
        int lastEpoch,
        int batchSize,
        Action<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        EpochCount++;
        long start = Stopwatch.GetTimestamp();
        var totals = RunSteps(training, lastEpoch, batchSize, progress, cancellationToken);
        var duration = Stopwatch.GetElapsedTime(start);

        // A cancelled run ends here: an evaluation could take longer than whoever cancelled wants to wait.
        bool isComplete = totals.Steps == StepsOf(training, batchSize);
        start = Stopwatch.GetTimestamp();
        Evaluation? trained = isComplete && MeasuresTrainAccuracy ? Evaluate(training) : null;
        Evaluation? validated = isComplete && validation is not null ? Evaluate(validation) : null;
        return new EpochResult(
            EpochCount,
            totals.Steps,
            totals.MeanLoss,
            trained?.Accuracy,
            validated?.Loss,
            validated?.Accuracy,
            totals.MeanNorm,
            Optimizer.LearningRate,
            duration,
            Stopwatch.GetElapsedTime(start))
        {
            SkippedSteps = totals.SkippedSteps,
            Rollbacks = totals.Rollbacks,
            LastBadStep = totals.LastBadStep,
        };
    }

    private EpochTotals RunSteps(
        Dataset training, int lastEpoch, int batchSize, Action<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var random = new RandomStream(Seed, RandomStreams.Derive(RandomStreams.Shuffling, EpochCount));
        random.Shuffle(_trainingBatch.ResetOrder(training.Count));

        long begin = Stopwatch.GetTimestamp();
        int steps = StepsOf(training, batchSize);
        var totals = default(EpochTotals);
        do
        {
            int start = totals.Steps * batchSize;
            _trainingBatch.Gather(training, start, Math.Min(batchSize, training.Count - start));
            var result = Step(_trainingBatch.Inputs, _trainingBatch.Targets);
            if (LastOutcome == StepOutcome.Accepted)
                totals.Add(result, LossWeight(_trainingBatch));
            else
                totals.AddRejected(LastOutcome, LastBadStep);
            progress?.Invoke(new TrainingProgress(
                EpochCount, lastEpoch, totals.Steps, steps, result.Loss, result.Norm, Stopwatch.GetElapsedTime(begin))
            {
                SkippedSteps = totals.SkippedSteps,
                Rollbacks = totals.Rollbacks,
                LastBadStep = totals.LastBadStep,
            });
        }
        while (totals.Steps < steps && !cancellationToken.IsCancellationRequested);

        return totals;
    }

    private static int StepsOf(Dataset dataset, int batchSize) => (int)(((long)dataset.Count + batchSize - 1) / batchSize);
}
