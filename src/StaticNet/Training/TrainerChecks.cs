namespace StaticNet;

/// <summary>What a <see cref="Trainer{TNetwork}"/> demands of its arguments, checked before anything changes.</summary>
internal static class TrainerChecks
{
    /// <summary>A dataset that isn't empty and fits a network.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">It doesn't fit.</exception>
    public static void CheckDataset(Dataset dataset, NetworkArchitecture architecture, string name)
    {
        ArgumentNullException.ThrowIfNull(dataset, name);
        if (dataset.Count == 0)
            throw new ArgumentException("The dataset has no samples.", name);
        if (dataset.InputLength != architecture.InputLength)
            throw new ArgumentException(
                $"The samples have {dataset.InputLength} inputs; {architecture.Name} takes {architecture.InputLength}.", name);
        if (dataset.TargetKind != architecture.TargetKind)
            throw new ArgumentException(
                $"The samples' targets are {Describe(dataset.TargetKind)}; "
                + $"{architecture.Loss} of {architecture.Name} takes {Describe(architecture.TargetKind)}. "
                + (architecture.TargetKind == TargetKind.Labels
                    ? "Values that are whole numbers become labels by Dataset.TargetsAsLabels(), or by TargetKind.Labels where NPY is read."
                    : "Labels become values by Dataset.TargetsAsValues(), or by TargetKind.Values where NPY is read."), name);
        if (dataset.TargetLength != architecture.TargetLength)
            throw new ArgumentException(
                $"The samples have {dataset.TargetLength} target values; {architecture.Name} has {architecture.OutputLength} outputs.",
                name);
        if (dataset.IgnoreLabel is { } ignored && ignored != architecture.IgnoreLabel)
            throw new ArgumentException(
                $"The samples without a class have the label {ignored}, but {architecture.Loss} of {architecture.Name} doesn't ignore it; "
                + $"give the loss IgnoreLabel = {ignored}.", name);
        if (dataset.LargestLabel >= architecture.OutputLength)
            throw new ArgumentException(DescribeLabel(dataset, architecture), name);
    }

    /// <summary>A batch size that a network has buffers for.</summary>
    /// <param name="batchSize">The size.</param>
    /// <param name="capacity">The network's capacity.</param>
    /// <exception cref="ArgumentOutOfRangeException">It hasn't.</exception>
    public static void CheckBatchSize(int batchSize, int capacity)
    {
        if (batchSize < 1 || batchSize > capacity)
            throw new ArgumentOutOfRangeException(
                nameof(batchSize),
                batchSize,
                $"A batch has 1 to {capacity} samples, the network's capacity; it is an argument of its constructor.");
    }

    /// <summary>Batches of an epoch that are all large enough to train on.</summary>
    /// <param name="count">The samples of the dataset.</param>
    /// <param name="batchSize">The samples of a batch; the last one has what is left.</param>
    /// <param name="architecture">The network's.</param>
    /// <exception cref="ArgumentOutOfRangeException">One isn't.</exception>
    public static void CheckSmallestBatch(int count, int batchSize, NetworkArchitecture architecture)
    {
        int smallest = count % batchSize == 0 ? batchSize : count % batchSize;
        if (smallest < architecture.SmallestTrainingBatch)
            throw new ArgumentOutOfRangeException(
                nameof(batchSize),
                batchSize,
                $"Batches of {batchSize} of {count} samples leave one of {smallest}, but {architecture.Name} normalizes over the batch, so that "
                + $"training takes at least {architecture.SmallestTrainingBatch} samples; choose another batch size.");
    }

    /// <summary>A length that was made by one of its factories.</summary>
    /// <param name="length">The length.</param>
    /// <exception cref="ArgumentOutOfRangeException">It wasn't.</exception>
    public static void CheckLength(TrainingLength length)
    {
        if (length.Count < 1)
            throw new ArgumentOutOfRangeException(nameof(length), length, "A run has at least 1 epoch or step.");
    }

    /// <summary>A call of <c>Fit</c> that can go on with the open run.</summary>
    /// <param name="position">Where the run is.</param>
    /// <param name="length">How long it is to be.</param>
    /// <param name="difference">What about the data isn't that of the run; null if nothing is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The run is longer already.</exception>
    /// <exception cref="TrainingStateException">The data are others.</exception>
    public static void CheckContinuation(RunPosition position, TrainingLength length, string? difference)
    {
        if (difference is not null)
            throw new TrainingStateException(
                $"The unfinished run is of {difference}; call Fit with the arguments that it was begun with, or EndRun to begin another.");
        if (position.IsBeyond(length))
            throw new ArgumentOutOfRangeException(
                nameof(length),
                length,
                $"The unfinished run, which goes on, is at epoch {position.EpochCount - position.FirstEpochs} and step "
                + $"{position.StepCount - position.FirstSteps} already, so it can't be of {length}; lengths count from its beginning. Call EndRun to begin another.");
    }

    private static string Describe(TargetKind kind) => kind == TargetKind.Labels ? "class labels" : "values";

    private static string DescribeLabel(Dataset dataset, NetworkArchitecture architecture)
    {
        int sample = 0;
        while (dataset.GetLabel(sample) < architecture.OutputLength || dataset.GetLabel(sample) == dataset.IgnoreLabel)
            sample++;
        return $"The label of sample {sample} is {dataset.GetLabel(sample)}; "
            + $"{architecture.Name} has {architecture.OutputLength} outputs, so a label is in [0, {architecture.OutputLength}).";
    }
}
