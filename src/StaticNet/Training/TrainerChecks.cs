namespace StaticNet.Training;

/// <summary>What a <see cref="Trainer{TNetwork}"/> demands of its arguments, checked before anything changes.</summary>
internal static class TrainerChecks
{
    /// <summary>A network that hasn't been disposed.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ObjectDisposedException">It has.</exception>
    public static void CheckUsable(INetwork network) => network.Memory?.ThrowIfDisposed();

    /// <summary>A loss: the network's own, or the caller's.</summary>
    /// <param name="architecture">The network's.</param>
    /// <param name="loss">The caller's; null for none.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static void CheckLoss(NetworkArchitecture architecture, BatchLoss? loss)
    {
        if (architecture.HasCallersLoss && loss is null)
            throw new InvalidOperationException(
                $"{architecture.Name} has no loss of its own: set the trainer's Loss, or train it a step at a time by network.Forward(...), a loss and its gradients "
                + "by the outputs, and optimizer.Step(network, network.Backward(...)).");
    }

    /// <summary>A source that isn't empty and fits a network.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">It doesn't fit.</exception>
    public static void CheckSource(ISampleSource source, NetworkArchitecture architecture, string name)
    {
        ArgumentNullException.ThrowIfNull(source, name);
        if (source.Count < 1)
            throw new ArgumentException("The dataset has no samples.", name);
        if (source.Sequences < 1)
            throw new ArgumentException($"The source, a {source.GetType().Name}, has Sequences of {source.Sequences}; give 1 or more, or null for samples that stand alone.", name);
        var shape = source.Shape ?? throw new ArgumentException($"The source, a {source.GetType().Name}, has no Shape.", name);
        var wanted = architecture.SampleShape;
        if (wanted.IsPlain && shape.IsPlain)
            CheckPlain(shape, architecture, name);
        else if (!wanted.IsFedBy(shape, hasTargets: !architecture.HasCallersLoss))
            throw new ArgumentException($"The samples have {shape}; {architecture.Name} takes {Describe(wanted, architecture)}.", name);
        if (shape.HasLengths != (architecture.Steps is not null))
            throw new ArgumentException(
                shape.HasLengths
                    ? $"The samples have lengths, but those of {architecture.Name} have none; give its input Lengths = true."
                    : $"{architecture.Name} takes the length of each sample, and the samples have none; give them some by WithLengths, {architecture.Steps} where one has every step.",
                name);
        if (architecture.HasCallersLoss)
            return;
        var outputs = architecture.LossOutputs;
        for (int target = 0; target < outputs.Length; target++)
            if (shape.Targets[target].IgnoreLabel is { } ignored && ignored != outputs[target].Info.IgnoreLabel)
                throw new ArgumentException(
                    $"The samples without a class have the label {ignored}, but {outputs[target].Info.Loss} of {outputs[target].View.Name} doesn't ignore it; "
                    + $"give the loss IgnoreLabel = {ignored}.", name);
    }

    private static void CheckPlain(SampleShape shape, NetworkArchitecture architecture, string name)
    {
        if (shape.InputLength != architecture.InputLength)
            throw new ArgumentException($"The samples have {shape.InputLength} inputs; {architecture.Name} takes {architecture.InputLength}.", name);
        if (shape.TargetKind != architecture.TargetKind)
            throw new ArgumentException(
                $"The samples' targets are {Describe(shape.TargetKind)}; "
                + $"{architecture.Loss} of {architecture.Name} takes {Describe(architecture.TargetKind)}. "
                + (architecture.TargetKind == TargetKind.Labels
                    ? "Values that are whole numbers become labels by Dataset.TargetsAsLabels(), or by TargetKind.Labels where NPY is read."
                    : "Labels become values by Dataset.TargetsAsValues(), or by TargetKind.Values where NPY is read."), name);
        if (shape.TargetLength != architecture.TargetLength)
            throw new ArgumentException(
                shape.TargetKind == TargetKind.Values
                    ? $"The samples have {shape.TargetLength} target values; {architecture.Name} has {architecture.OutputLength} outputs."
                    : $"The samples have {shape.Targets[0].DescribeTarget()}; {architecture.Name} takes {architecture.SampleShape.Targets[0].DescribeTarget()}, one for each row "
                        + "of its output.", name);
    }

    // Parts are by position, so their names help.
    private static string Describe(SampleShape wanted, NetworkArchitecture architecture) => architecture.Inputs.Length == 1 && architecture.Outputs.Length == 1
        ? wanted.ToString()
        : $"{wanted}, for the inputs {string.Join(", ", architecture.Inputs.Select(input => $"'{input.Name}'"))} and the outputs "
            + string.Join(", ", architecture.Outputs.Where(output => output.Loss is not null).Select(output => $"'{output.Name}'"));

    /// <summary>Samples whose weights, if they have any, a network can take.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="network">The network.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">It can't: it isn't generated.</exception>
    public static void CheckWeights(ISampleSource source, INetwork network, string name)
    {
        if (source.Shape.HasWeights && network.Memory is null)
            throw new ArgumentException("The samples have weights, but the network isn't generated and doesn't weigh its loss.", name);
    }

    /// <summary>A batch size that a network has buffers for.</summary>
    /// <param name="batchSize">The size.</param>
    /// <param name="capacity">The network's capacity.</param>
    /// <param name="shards">The shards that a batch is cut into.</param>
    /// <exception cref="ArgumentOutOfRangeException">It hasn't.</exception>
    public static void CheckBatchSize(int batchSize, int capacity, int shards = 1)
    {
        long most = (long)capacity * shards;
        if (batchSize < 1 || batchSize > most)
            throw new ArgumentOutOfRangeException(
                nameof(batchSize),
                batchSize,
                shards == 1
                    ? $"A batch has 1 to {capacity} samples, the network's capacity; it is an argument of its constructor."
                    : $"A batch of {shards} shards has 1 to {most} samples: a shard has up to {capacity}, the network's capacity, which is an argument of its constructor.");
    }

    /// <summary>Batches of an epoch that are all large enough to train on.</summary>
    /// <param name="count">The samples of the dataset.</param>
    /// <param name="batchSize">The samples of a batch; the last one has what is left.</param>
    /// <param name="dropsLast">Whether that one is left out.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="shards">The shards that a batch is cut into.</param>
    /// <exception cref="ArgumentOutOfRangeException">One isn't, or there is none.</exception>
    public static void CheckSmallestBatch(int count, int batchSize, bool dropsLast, NetworkArchitecture architecture, int shards = 1)
    {
        if (dropsLast && count < batchSize)
            throw new ArgumentOutOfRangeException(
                nameof(batchSize),
                batchSize,
                $"There are {count} samples, fewer than the {batchSize} of a batch, and DropsLast leaves smaller batches out, so that none is left; "
                + "choose a smaller batch size.");
        int smallest = dropsLast || count % batchSize == 0 ? batchSize : count % batchSize;
        if (shards > 1 && architecture.SmallestTrainingBatch > 1 && smallest / shards < architecture.SmallestTrainingBatch)
            throw new ArgumentOutOfRangeException(
                nameof(batchSize),
                batchSize,
                $"Batches of {batchSize} of {count} samples leave one of {smallest}, of which one of {shards} shards has {smallest / shards}; but {architecture.Name} normalizes over shards, so "
                + $"that training takes at least {architecture.SmallestTrainingBatch} samples of each; choose another batch size or fewer shards, or set DropsLast to leave that batch out.");
        if (smallest < architecture.SmallestTrainingBatch)
            throw new ArgumentOutOfRangeException(
                nameof(batchSize),
                batchSize,
                $"Batches of {batchSize} of {count} samples leave one of {smallest}, but {architecture.Name} normalizes over the batch, so that "
                + $"training takes at least {architecture.SmallestTrainingBatch} samples; choose another batch size, or set DropsLast to leave that batch out.");
    }

    /// <summary>A length that was made by one of its factories.</summary>
    /// <param name="length">The length.</param>
    /// <exception cref="ArgumentOutOfRangeException">It wasn't.</exception>
    public static void CheckLength(TrainingLength length)
    {
        if (length.Count < 1)
            throw new ArgumentOutOfRangeException(nameof(length), length, "A run has at least 1 epoch or step.");
    }

    /// <summary>A call of <c>Fit</c> that can go on with the run of a loaded state.</summary>
    /// <param name="position">Where the run is.</param>
    /// <param name="length">How long it is to be.</param>
    /// <param name="difference">What about the data isn't that of the run; null if nothing is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The run is longer already.</exception>
    /// <exception cref="TrainingStateException">The data are others.</exception>
    public static void CheckContinuation(RunPosition position, TrainingLength length, string? difference)
    {
        string run = position.IsRunOpen ? "unfinished run" : "finished run";
        if (difference is not null)
            throw new TrainingStateException(
                $"The {run} of the loaded state is of {difference}; call Fit with the arguments that it was begun with, or EndRun to begin another.");
        if (position.IsBeyond(length))
            throw new ArgumentOutOfRangeException(
                nameof(length),
                length,
                $"The {run} of the loaded state, which goes on, is at epoch {position.EpochCount - position.FirstEpochs} and step "
                + $"{position.StepCount - position.FirstSteps} already, so it can't be of {length}; lengths count from its beginning. Call EndRun to begin another.");
    }

    /// <summary>A list of settings without gaps.</summary>
    /// <param name="list">The list.</param>
    /// <param name="name">The property.</param>
    /// <typeparam name="T">Its elements.</typeparam>
    /// <exception cref="ArgumentException">There is no list, or it has a gap.</exception>
    public static IReadOnlyList<T> CheckList<T>(IReadOnlyList<T> list, string name)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(list, name);
        for (int i = 0; i < list.Count; i++)
            if (list[i] is null)
                throw new ArgumentException($"Element {i} of {name} is null.", name);
        return list;
    }

    /// <summary>A schedule that an optimizer can follow.</summary>
    /// <param name="schedule">The schedule; null for none.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="name">The property.</param>
    /// <exception cref="ArgumentException">It sets a momentum, but the optimizer keeps none.</exception>
    public static void CheckSchedule(Schedule? schedule, Optimizer optimizer, string name)
    {
        if (schedule is not { SetsMomentum: true })
            return;
        if (optimizer is not IMomentumOptimizer { TakesMomentum: true })
            throw new ArgumentException(
                $"{schedule.GetType().Name} sets a momentum, but this {optimizer.GetType().Name} has none. Make the optimizer with a momentum, or let the "
                + "schedule set the rate alone: OneCycleSchedule has CyclesMomentum = false for it.",
                name);
        ScheduleChecks.Complete(schedule);
    }

    private static string Describe(TargetKind kind) => kind == TargetKind.Labels ? "class labels" : "values";
}
