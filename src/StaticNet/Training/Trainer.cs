namespace StaticNet;

/// <summary>
/// Trains a network on a dataset: shuffled batches, an optimizer's step for each, an evaluation after each epoch. After
/// the first step, steps and evaluations allocate nothing.
/// </summary>
/// <remarks>
/// The order and the augmentation of an epoch's samples are functions of the seed and the number of the epoch alone. A trainer serves one thread
/// at a time.
/// <para>
/// A run is what a call of <c>Fit</c> begins. One that was cancelled, that a callback asked to stop or that an exception ended stays unfinished:
/// the next call goes on with it, at its next step, and lengths count from its beginning, so that the same arguments give the same bits as a run that was never
/// interrupted. The same holds for a trainer that has loaded a state. <see cref="EndRun"/> gives an unfinished run up.
/// </para>
/// </remarks>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed partial class Trainer<TNetwork>
    where TNetwork : class, INetwork
{
    private readonly StepGuard<TNetwork> _guard;
    private bool _isRunning;

    /// <summary>A trainer of one network.</summary>
    /// <param name="network">The network; its parameters are trained from where they are.</param>
    /// <param name="optimizer">The optimizer. Its state belongs to this network from now on.</param>
    /// <param name="seed">Decides the order of the samples and their augmentation.</param>
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
        Runner = new StepRunner<TNetwork>(network, optimizer, _guard, Position);
        Evaluator = new NetworkEvaluator<TNetwork>(network);
        Watch = new BestWatch(network);
    }

    /// <summary>The network.</summary>
    public TNetwork Network { get; }

    /// <summary>The optimizer; its learning rate may be changed between steps, unless a <see cref="Schedule"/> sets it.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Decides the order of the samples and their augmentation.</summary>
    public ulong Seed { get; }

    /// <summary>The epochs begun so far, over all calls of <c>Fit</c>.</summary>
    public int EpochCount => Position.EpochCount;

    /// <summary>The steps so far, rejected ones included, over all calls of <c>Fit</c> and <see cref="Step"/>.</summary>
    public long StepCount => Position.StepCount;

    /// <summary>Whether the next call of <c>Fit</c> goes on with a run.</summary>
    public bool HasUnfinishedRun => Position.IsRunOpen;

    internal RunPosition Position { get; } = new();

    internal StepRunner<TNetwork> Runner { get; }

    internal NetworkEvaluator<TNetwork> Evaluator { get; }

    internal BestWatch Watch { get; }

    /// <inheritdoc cref="Fit(Dataset, Dataset?, TrainingLength, int, Action{TrainingProgress}?, CancellationToken)"/>
    /// <summary>Trains for a number of epochs. Each takes every sample once, in a new order; the last batch may be smaller.</summary>
    /// <param name="training">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate on after each epoch, or null.</param>
    /// <param name="epochs">The number of epochs, at least 1.</param>
    /// <param name="batchSize">The samples of a batch, from 1 to the network's capacity.</param>
    /// <param name="progress">Called after every step, on this thread; or null.</param>
    /// <param name="cancellationToken">Ends the call before its next step; the result then covers the steps made.</param>
    public TrainingResult Fit(
        Dataset training,
        Dataset? validation,
        int epochs,
        int batchSize,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        return Fit(training, validation, TrainingLength.Epochs(epochs), batchSize, progress, cancellationToken);
    }

    /// <summary>Trains for a number of epochs or steps. An epoch takes every sample once, in a new order; the last batch may be smaller.</summary>
    /// <param name="training">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate on after each epoch, and at the end of a run that ends within one; or null.</param>
    /// <param name="length">How long the run is.</param>
    /// <param name="batchSize">
    /// The samples of a batch, from 1 to the network's capacity; a step takes <see cref="AccumulationSteps"/> batches.
    /// </param>
    /// <param name="progress">Called after every step, on this thread, after the callbacks; or null.</param>
    /// <param name="cancellationToken">Ends the call before its next step; the result then covers the steps made.</param>
    /// <returns>What each epoch achieved.</returns>
    /// <exception cref="ArgumentException">
    /// A dataset is empty or doesn't fit the network, a number is outside its limits, or what is to be watched isn't measured; nothing has changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network or optimizer can't be trained with the trainer's settings, or <c>Fit</c> was called within itself; nothing has changed.
    /// </exception>
    /// <exception cref="TrainingStateException">An unfinished run was of other samples or batches; nothing has changed.</exception>
    /// <exception cref="NonFiniteGradientException">
    /// A loss or gradient is NaN or infinite, and <see cref="NonFinitePolicy"/> has no other way; the network is as it was before that
    /// step, or rolled back.
    /// </exception>
    public TrainingResult Fit(
        Dataset training,
        Dataset? validation,
        TrainingLength length,
        int batchSize,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ThrowIfRunning();
        TrainerChecks.CheckDataset(training, TNetwork.Architecture, nameof(training));
        if (validation is not null)
            TrainerChecks.CheckDataset(validation, TNetwork.Architecture, nameof(validation));
        TrainerChecks.CheckLength(length);
        TrainerChecks.CheckBatchSize(batchSize, Network.BatchCapacity);
        TrainerChecks.CheckSmallestBatch(training.Count, batchSize, TNetwork.Architecture);
        CheckSettings();
        var evaluator = new EpochEvaluator<TNetwork>(this, validation);
        evaluator.Check();
        var assembler = new BatchAssembler(training, batchSize, Seed, Augmentation);
        BeginRun(training, length, batchSize);

        _isRunning = true;
        try
        {
            return new TrainingLoop<TNetwork>(this, training, evaluator, length, assembler, progress, cancellationToken).Run();
        }
        finally
        {
            _isRunning = false;
        }
    }

    /// <summary>Gives an unfinished run and its epoch up: the next call of <c>Fit</c> begins others. Without one it does nothing.</summary>
    /// <exception cref="InvalidOperationException">It was called within <c>Fit</c>.</exception>
    public void EndRun()
    {
        ThrowIfRunning();
        Position.EndRun();
        Position.EndEpoch();
    }

    /// <summary>
    /// Makes one step: the schedule, gradients, their check, the optimizer, the average. <see cref="LastOutcome"/> tells whether a policy skipped it.
    /// </summary>
    /// <param name="inputs"><c>[batch, InputLength]</c>, finite.</param>
    /// <param name="targets">Labels or values, as the loss wants them.</param>
    /// <returns>The loss, the norm of the gradients and the factor that clipped them.</returns>
    /// <exception cref="ArgumentException">A length, the batch or a value is outside its limits; nothing has changed.</exception>
    /// <exception cref="NonFiniteGradientException">
    /// The loss or a gradient is NaN or infinite, and <see cref="NonFinitePolicy"/> has no other way; the parameters have not
    /// changed, or are rolled back.
    /// </exception>
    public GradientResult Step(ReadOnlySpan<float> inputs, Targets targets) => Runner.Step(inputs, targets);

    /// <summary>Evaluates the network, in inference mode, on every sample of a dataset.</summary>
    /// <param name="dataset">The samples.</param>
    /// <exception cref="ArgumentException">The dataset is empty or doesn't fit the network.</exception>
    public Evaluation Evaluate(Dataset dataset) => Evaluate(dataset, metrics: []);

    /// <summary>Evaluates the network, in inference mode, on every sample of a dataset, and gathers metrics.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="metrics">The metrics, which have their values after it.</param>
    /// <exception cref="ArgumentException">The dataset is empty or doesn't fit the network, or a metric doesn't.</exception>
    public Evaluation Evaluate(Dataset dataset, params Metric[] metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        TrainerChecks.CheckDataset(dataset, TNetwork.Architecture, nameof(dataset));
        return Evaluator.Evaluate(dataset, metrics);
    }

    private void BeginRun(Dataset training, TrainingLength length, int batchSize)
    {
        bool goesOn = Position.IsRunOpen || Position.IsEpochOpen;
        string? difference = goesOn ? Position.FindDifference(training, batchSize, AccumulationSteps) : null;
        if (Position.IsRunOpen)
            TrainerChecks.CheckContinuation(Position, length, difference);
        else
            Watch.Clear();
        Position.BeginRun(training, batchSize, AccumulationSteps, continuesEpoch: difference is null);
    }

    private void ThrowIfRunning()
    {
        if (_isRunning)
            throw new InvalidOperationException("The trainer is within a call of Fit.");
    }
}
