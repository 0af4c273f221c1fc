namespace StaticNet;

/// <summary>
/// Trains a network on a dataset or another source of samples: shuffled batches, an optimizer's step for each, an evaluation after each epoch. After
/// the first step, steps and evaluations allocate nothing.
/// </summary>
/// <remarks>
/// The order, unless <see cref="Shuffles"/> is false, and the augmentation of an epoch's samples are functions of the seed and the number of the epoch alone. A trainer serves one thread
/// at a time.
/// <para>
/// A run is what a call of <c>Fit</c> begins. One that was cancelled, that a callback asked to stop or that an exception ended after a step stays unfinished:
/// the next call with the same samples and batches goes on with it, at its next step, and lengths count from its beginning, so that the same arguments give the
/// same bits as a run that was never interrupted. A call with others, or with a length that the run is beyond, begins another run; <see cref="EndRun"/> lets any call.
/// </para>
/// <para>
/// A trainer that has loaded a state goes on with the run that it was saved in, also if that has ended: the same arguments then do nothing more, a
/// larger length makes it longer, and a call with others is refused until <see cref="EndRun"/>. A run that has ended without such a load is over: the next call begins another.
/// </para>
/// <para>A call that throws before its first step leaves everything as it was.
/// </para>
/// </remarks>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed partial class Trainer<TNetwork>
    where TNetwork : class, INetwork
{
    private readonly StepGuard<TNetwork> _guard;
    private string? _running; // the member that is being called, of those that can't be within each other

    /// <summary>A trainer of one network.</summary>
    /// <param name="network">The network; its parameters are trained from where they are.</param>
    /// <param name="optimizer">The optimizer. It belongs to this trainer and its network from now on, until it is reset.</param>
    /// <param name="seed">Decides the order of the samples and their augmentation.</param>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="InvalidOperationException">The optimizer belongs to another network or trainer, or the network is a reader.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public Trainer(TNetwork network, Optimizer optimizer, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        TrainerChecks.CheckUsable(network);
        network.Memory?.ThrowIfReader();
        optimizer.Attach(network, this);
        Network = network;
        Optimizer = optimizer;
        Seed = seed;
        Passes = new NetworkPasses<TNetwork>(network);
        _guard = new StepGuard<TNetwork>(network, optimizer);
        Runner = new StepRunner<TNetwork>(network, Passes, optimizer, _guard, Position);
        Evaluator = new NetworkEvaluator<TNetwork>(network, Passes, Reader);
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

    /// <summary>The steps so far, rejected ones included, over all calls of <c>Fit</c> and <c>Step</c>.</summary>
    public long StepCount => Position.StepCount;

    /// <summary>Whether a run has begun and not ended: the next call of <c>Fit</c> can go on with it.</summary>
    public bool HasUnfinishedRun => Position.IsRunOpen;

    internal RunPosition Position { get; } = new();

    internal NetworkPasses<TNetwork> Passes { get; }

    internal StepRunner<TNetwork> Runner { get; }

    internal SampleReader Reader { get; } = new(TNetwork.Architecture);

    internal NetworkEvaluator<TNetwork> Evaluator { get; }

    internal BestWatch Watch { get; }

    /// <summary>
    /// Gives an unfinished run and its epoch up, or that of a loaded state: the next call of <c>Fit</c> begins others. Without one it does nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">It was called within <c>Fit</c> or <c>Step</c>.</exception>
    public void EndRun()
    {
        ThrowIfRunning();
        Position.GiveUp();
        Watch.DropLast();
    }

    /// <summary>
    /// Makes one step: the schedule, gradients, their check, the optimizer, the average. <see cref="LastOutcome"/> tells whether a policy skipped it.
    /// </summary>
    /// <param name="inputs"><c>[batch, InputLength]</c>, finite, of a network with one input.</param>
    /// <param name="targets">Labels or values, as the loss wants them, and what samples weigh.</param>
    /// <returns>The loss, the norm of the gradients and the factor that clipped them.</returns>
    /// <exception cref="ArgumentException">A length, the batch or a value is outside its limits; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">
    /// It was called within <c>Fit</c> or itself, or the optimizer belongs to another trainer by now; nothing has changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    /// <exception cref="NonFiniteGradientException">
    /// The loss or a gradient is NaN or infinite, and <see cref="NonFinitePolicy"/> has no other way; the parameters have not
    /// changed, or are rolled back.
    /// </exception>
    public GradientResult Step(ReadOnlySpan<float> inputs, Targets targets) => Step(new Batch(inputs, targets));

    /// <inheritdoc cref="Step(ReadOnlySpan{float}, Targets)"/>
    /// <summary>
    /// Makes one step of any network: the schedule, gradients, their check, the optimizer, the average. <see cref="LastOutcome"/> tells whether a policy skipped it.
    /// </summary>
    /// <param name="batch">The inputs, finite, the targets, and what samples weigh.</param>
    public GradientResult Step(in Batch batch)
    {
        CheckReady();
        TrainerChecks.CheckLoss(TNetwork.Architecture, Passes.Loss);
        _running = nameof(Step);
        try
        {
            return Runner.Step(batch);
        }
        finally
        {
            _running = null;
        }
    }

    /// <summary>Evaluates the network, in inference mode, on every sample of a dataset or another source.</summary>
    /// <remarks>
    /// The rank that calls it evaluates all of them, whatever the other <see cref="Ranks"/> do; the figures have the bits of those of <c>Fit</c>. Of a network that carries states from
    /// window to window (<see cref="RecurrentAttribute.Stateful"/>), and samples that are windows of sequences (<see cref="ISampleSource.Sequences"/>), each window goes on from the one before, the
    /// first ones from 0; the states of training stay as they are. Windows that stand alone begin at 0 each.
    /// </remarks>
    /// <param name="dataset">The samples.</param>
    /// <exception cref="ArgumentException">The source is empty or doesn't fit the network.</exception>
    /// <exception cref="SampleException">A sample can't be read, or isn't what the network is defined for.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public Evaluation Evaluate(ISampleSource dataset) => Evaluate(dataset, metrics: []);

    /// <summary>Evaluates the network, in inference mode, on every sample of a dataset or another source, and gathers metrics.</summary>
    /// <inheritdoc cref="Evaluate(ISampleSource)" path="/remarks"/>
    /// <param name="dataset">The samples.</param>
    /// <param name="metrics">The metrics, which have their values after it.</param>
    /// <exception cref="ArgumentException">The source is empty or doesn't fit the network, or a metric doesn't.</exception>
    /// <exception cref="SampleException">A sample can't be read, or isn't what network, loss or metrics are defined for.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public Evaluation Evaluate(ISampleSource dataset, params Metric[] metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        TrainerChecks.CheckUsable(Network);
        TrainerChecks.CheckLoss(TNetwork.Architecture, Passes.Loss);
        TrainerChecks.CheckSource(dataset, TNetwork.Architecture, nameof(dataset));
        TrainerChecks.CheckWeights(dataset, Network, nameof(dataset));
        Evaluator.Check(dataset, metrics);
        TargetChecks.Check(dataset, TNetwork.Architecture, Evaluator.LossOutputsFor(dataset.Shape), nameof(dataset), metrics);
        return Evaluator.Evaluate(dataset, metrics, Shards, ranks: null);
    }

    // Within this, what would disturb a call is refused.
    private void ThrowIfRunning()
    {
        if (_running is not null)
            throw new InvalidOperationException($"The trainer is within a call of {_running}, which this would disturb; wait until it has returned.");
    }

    // The optimizer may have been reset, and given to another trainer, since the last call.
    private void CheckReady()
    {
        ThrowIfRunning();
        TrainerChecks.CheckUsable(Network);
        Optimizer.Attach(Network, this);
    }
}
