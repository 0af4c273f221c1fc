namespace StaticNet;

/// <content>How it trains. Settings are made before a run; a state is loaded after them.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// Sets the learning rate before each step, and the momentum where it has one; null, the default, for those that the optimizer has. Positions count the
    /// steps, or the epochs completed, since it was set here: another schedule begins at its position 0, the same one goes on over calls of <c>Fit</c>. What
    /// rollbacks of <see cref="NonFinitePolicy"/> have lowered the rate by since then multiplies it. Null gives the optimizer back what it had before the first schedule.
    /// </summary>
    /// <exception cref="ArgumentException">The schedule sets a momentum, but the optimizer keeps none, or its momenta are in the wrong order.</exception>
    public Schedule? Schedule
    {
        get => Runner.Schedule;
        set
        {
            TrainerChecks.CheckSchedule(value, Optimizer, nameof(Schedule));
            Runner.Schedule = value;
        }
    }

    /// <summary>
    /// The batches of a step of <c>Fit</c>, at least 1, the default. Their gradients are put together, each weighted by what its loss is a mean over, and
    /// clipped as that of one large batch: the same step up to rounding, with the memory of a small batch. Layers that normalize over
    /// the batch see the small ones. The last step of an epoch has the batches that are left. Needs a generated network.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int AccumulationSteps
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(AccumulationSteps));
            field = value;
        }
    } = 1;

    /// <summary>
    /// The shards that <c>Fit</c> cuts each batch into, a power of two up to 65,536; 1, the default, for none. Each of them gives a gradient, and a binary tree adds these, each weighted by what its loss is a
    /// mean over: neighbours first, then pairs of neighbours, and so on. So the bits depend on the number of shards, but not on how many <see cref="Ranks"/> compute them. Clipping, policies, health and
    /// the optimizer see the sum. Layers that normalize over the batch see shards, and their statistics are the shards' mean; each shard drops by itself. The network's capacity is to hold a
    /// shard. Needs a generated network that carries no states from window to window, and one batch a step.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no such number.</exception>
    public int Shards
    {
        get;
        set
        {
            if (value is < 1 or > MostShards || !int.IsPow2(value))
                throw new ArgumentOutOfRangeException(nameof(Shards), value, $"The shards of a batch are a power of two, from 1 to {MostShards}.");
            field = value;
        }
    } = 1;

    /// <summary>
    /// The ranks that share the training, each with the same network, weights, optimizer, settings and samples; null, the default, for this process alone. Each computes as many <see cref="Shards"/>, reads
    /// the samples of these alone, and ends with the same weights. Evaluations of <c>Fit</c> are shared too: batches, of at most 256 samples and at most a shard's part of all, go round the ranks, each of
    /// which reads and computes its own. All ranks get what was found of each batch, and its outputs and targets where there are <see cref="Metrics"/>, and add it in the order of the samples; so the figures,
    /// those of any metric too, have the same bits on each rank and for any number of them.
    /// </summary>
    /// <exception cref="ArgumentException">The number of ranks is no power of two.</exception>
    public Communicator? Ranks
    {
        get;
        set
        {
            if (value is not null && !int.IsPow2(value.Size))
                throw new ArgumentException($"A training is shared by a power of two of ranks, not by {value.Size}.", nameof(Ranks));
            field = value;
        }
    }

    /// <summary>
    /// Whether <c>Fit</c> leaves the last batch of an epoch out where it is smaller than the others, so that each step takes as many samples; those that are left
    /// out are others in each epoch. Default false.
    /// </summary>
    public bool DropsLast { get; set; }

    /// <summary>
    /// Whether <c>Fit</c> takes the samples of each epoch in a new order. Default true; false for the order of the source, which networks need whose layers carry states from
    /// window to window (<see cref="RecurrentAttribute.Stateful"/>).
    /// </summary>
    public bool Shuffles { get; set; } = true;

    /// <summary>
    /// Whether <c>Fit</c> lets each epoch begin with carried states of 0, as the network's <c>ResetState</c> does. Default false: an epoch goes on with what the one before has left.
    /// </summary>
    public bool ResetsState { get; set; }

    /// <summary>An average of the weights, kept up after each step; null, the default, for none. Setting it forgets the state saved for rollbacks.</summary>
    /// <exception cref="InvalidOperationException">The average serves another trainer.</exception>
    public WeightAveraging? Averaging
    {
        get => _guard.Averaging;
        set
        {
            if (value == _guard.Averaging)
                return;
            value?.Attach(Network);
            _guard.Averaging = value;
        }
    }

    /// <summary>
    /// Whether epochs are also evaluated with the averaged weights, and judged by them: metrics, early stopping and the best weights are then those of the average. Default false.
    /// </summary>
    public bool EvaluatesAverage { get; set; }

    /// <summary>What keeps weights near those where a training began, added to the loss of each step; null, the default, for nothing.</summary>
    /// <exception cref="ArgumentException">The term is another network's.</exception>
    /// <exception cref="InvalidOperationException">There is a call that this would disturb.</exception>
    public ProximalTerm? Proximity
    {
        get => Runner.Proximity;
        set
        {
            ThrowIfRunning();
            if (value is not null && !value.IsOf(Network))
                throw new ArgumentException($"The term is another network's: make one of the {TNetwork.Architecture.Name} that is trained, ProximalTerm(network, weight).", nameof(Proximity));
            Runner.Proximity = value;
        }
    }

    /// <summary>
    /// The loss of a network that has none of its own: null until it is set. Each step calls it between the forward and the backward pass, on the thread that trains;
    /// clipping, policies, accumulation and averaging work as with any loss.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network has losses of its own, or there is a run that this would disturb.</exception>
    public BatchLoss? Loss
    {
        get => Passes.Loss;
        set
        {
            ThrowIfRunning();
            if (value is not null && !TNetwork.Architecture.HasCallersLoss)
                throw new InvalidOperationException(
                    $"{TNetwork.Architecture.Name} has a loss of its own, {TNetwork.Architecture.Loss}; for another, end its outputs with [Output] in place of the loss.");
            Passes.Loss = value;
        }
    }

    /// <summary>When to end a run early; null, the default, for never. Setting it forgets the best epoch.</summary>
    public EarlyStopping? EarlyStopping
    {
        get => Watch.Policy;
        set => Watch.Policy = value;
    }

    /// <summary>Figures measured on the validation samples after each epoch, each with a name of its own.</summary>
    /// <exception cref="ArgumentException">There is no list, or no metric at a place of it.</exception>
    public IReadOnlyList<Metric> Metrics
    {
        get;
        set => field = TrainerChecks.CheckList(value, nameof(Metrics));
    } = [];

    /// <summary>A random change of each sample before it is trained on; null, the default, for none.</summary>
    public Augmentation? Augmentation { get; set; }

    /// <summary>What a program wants to do while it trains, in this order.</summary>
    /// <exception cref="ArgumentException">There is no list, or no callback at a place of it.</exception>
    public IReadOnlyList<TrainingCallback> Callbacks
    {
        get;
        set => field = TrainerChecks.CheckList(value, nameof(Callbacks));
    } = [];

    /// <summary>Receives a line after each epoch, <see cref="EpochResult.ToString"/>, such as <c>Console.Out</c>; null, the default, for none.</summary>
    public TextWriter? Log { get; set; }

    /// <summary>
    /// Whether a thread assembles batches ahead; the same bits either way. Null, the default, for where it pays: with samples that aren't in memory, on a machine with
    /// more than one core, and with an <see cref="Augmentation"/>, if the machine has more cores than the network workers. Copying alone is done as fast as it is handed over.
    /// </summary>
    public bool? BatchesInBackground { get; set; }

    /// <summary>
    /// Whether <c>Fit</c> also evaluates the training samples after each epoch, for <see cref="EpochResult.TrainAccuracy"/>:
    /// a forward pass over all of them. Default false.
    /// </summary>
    public bool MeasuresTrainAccuracy { get; set; }

    private const int MostShards = 1 << 16;

    internal ShardShare ShardShare => ShardShare.Of(Shards, Ranks);

    internal BatchSource CreateBatches(BatchAssembler assembler)
    {
        int epoch = Position.IsEpochOpen ? EpochCount : EpochCount + 1;
        int index = Position.StepsInEpoch * Position.AccumulationSteps;
        if (epoch == EpochCount && index >= assembler.BatchesPerEpoch)
            (epoch, index) = (epoch + 1, 0);
        index *= assembler.ShardsPerBatch;
        return AssemblesInBackground(assembler.Source)
            ? new BackgroundBatches(assembler, TNetwork.Architecture, epoch, index)
            : new DirectBatches(assembler, TNetwork.Architecture, epoch, index);
    }

    // Who waits for a file needs no core.
    private bool AssemblesInBackground(ISampleSource source) =>
        BatchesInBackground ?? Environment.ProcessorCount > (source is Dataset or MultiDataset ? (Augmentation is null ? int.MaxValue : Network.Workers) : 1);

    private void CheckSettings()
    {
        if (AccumulationSteps > 1 && Network.Memory is null)
            throw new InvalidOperationException(
                $"{TNetwork.Architecture.Name} isn't generated, so it isn't known how it clips; set AccumulationSteps to 1 and take larger batches.");
        ShardChecks.CheckSettings(Network, TNetwork.Architecture, Shards, Ranks, AccumulationSteps);
        SequenceChecks.CheckSettings(Network, TNetwork.Architecture, Shuffles, ResetsState);
        if (EvaluatesAverage && Averaging is null)
            throw new InvalidOperationException("EvaluatesAverage needs an average: set Averaging.");
        if (Augmentation is not null && TNetwork.Architecture.SampleShape is { Inputs.Length: > 1 } or { TokenLength: > 0 })
            throw new InvalidOperationException(
                $"An augmentation changes the one input of values; {TNetwork.Architecture.Name} takes {TNetwork.Architecture.SampleShape}. Change samples where they are read: in a source of your own.");
        Augmentation?.GetScratchLength(TNetwork.Architecture.InputLength);
    }
}
