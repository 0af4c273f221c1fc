namespace StaticNet.Training;

/// <summary>Where a trainer is: in its epochs, its steps and its run, and on what data.</summary>
internal sealed partial class RunPosition
{
    private ISampleSource? _source;
    private string? _fingerprint = "";

    /// <summary>The epochs begun.</summary>
    public int EpochCount { get; private set; }

    /// <summary>Whether the last of them isn't complete.</summary>
    public bool IsEpochOpen { get; private set; }

    /// <summary>The steps, rejected ones included.</summary>
    public long StepCount { get; set; }

    /// <summary>Whether a run has begun and not ended.</summary>
    public bool IsRunOpen { get; private set; }

    /// <summary>Whether this is the position of a state that was loaded, with whose run the next call goes on, also if it has ended.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Whether the next call goes on with a run.</summary>
    public bool GoesOn => IsRunOpen || (IsLoaded && BatchSize > 0);

    /// <summary>The epochs complete when the run began.</summary>
    public int FirstEpochs { get; private set; }

    /// <summary>The steps before the run.</summary>
    public long FirstSteps { get; private set; }

    /// <summary>The samples of a batch in the run; 0 before the first one, and after one that was given up.</summary>
    public int BatchSize { get; private set; }

    /// <summary>The batches of a step in the run.</summary>
    public int AccumulationSteps { get; private set; } = 1;

    /// <summary>Whether the run leaves the last batch of an epoch out where it is smaller.</summary>
    public bool DropsLast { get; private set; }

    /// <summary>Whether the run takes samples in a new order each epoch.</summary>
    public bool Shuffles { get; private set; } = true;

    /// <summary>What the open epoch has added up.</summary>
    public EpochTotals Totals { get; private set; } = new();

    /// <summary>The epochs completed.</summary>
    public int CompletedEpochs => IsEpochOpen ? EpochCount - 1 : EpochCount;

    /// <summary>The steps made of the open epoch; 0 if none is.</summary>
    public int StepsInEpoch => IsEpochOpen ? Totals.Steps : 0;

    /// <summary>The steps of an epoch of the run.</summary>
    /// <param name="batches">The batches of an epoch.</param>
    public int StepsPerEpoch(int batches) => (int)(((long)batches + AccumulationSteps - 1) / AccumulationSteps);

    /// <summary>Whether the open run has its length.</summary>
    /// <param name="length">The length.</param>
    public bool IsReached(TrainingLength length) => length.Unit == ScheduleUnit.Epoch
        ? CompletedEpochs - FirstEpochs >= length.Count
        : StepCount - FirstSteps >= length.Count;

    /// <summary>Whether the open run is longer than that, by steps of an epoch too.</summary>
    /// <param name="length">The length.</param>
    public bool IsBeyond(TrainingLength length) => length.Unit == ScheduleUnit.Epoch
        ? EpochCount - FirstEpochs > length.Count
        : StepCount - FirstSteps > length.Count;

    /// <summary>The epoch in which the open run will have its length.</summary>
    /// <param name="length">The length.</param>
    /// <param name="stepsPerEpoch">The steps of an epoch.</param>
    public int LastEpoch(TrainingLength length, int stepsPerEpoch)
    {
        if (length.Unit == ScheduleUnit.Epoch)
            return (int)Math.Min(FirstEpochs + length.Count, int.MaxValue);
        long left = FirstSteps + length.Count - StepCount + StepsInEpoch;
        return (int)Math.Min(CompletedEpochs + ((left + stepsPerEpoch - 1) / stepsPerEpoch), int.MaxValue);
    }

    /// <summary>What about the data of a run isn't that of the last one, a part of a sentence; null if nothing is.</summary>
    /// <param name="assembler">Assembles the batches.</param>
    /// <param name="accumulationSteps">The batches of a step.</param>
    public string? FindDifference(BatchAssembler assembler, int accumulationSteps)
    {
        if (assembler.BatchSize != BatchSize)
            return $"batches of {BatchSize} samples, not {assembler.BatchSize}";
        if (accumulationSteps != AccumulationSteps)
            return $"{AccumulationSteps} batches a step, not {accumulationSteps}";
        if (assembler.DropsLast != DropsLast)
            return DropsLast ? "epochs without their last smaller batch, not with it" : "epochs with their last smaller batch, not without it";
        if (assembler.Shuffles != Shuffles)
            return Shuffles ? "samples in a new order each epoch, not in that of the source" : "samples in the order of the source, not in a new one each epoch";
        if (assembler.Source == _source)
            return null;
        string fingerprint = RunFingerprint.Of(assembler.Source);
        return fingerprint == Fingerprint ? null : $"a dataset of {Fingerprint}, not of {fingerprint}";
    }

    /// <summary>Begins a run, or goes on with the one there is.</summary>
    /// <param name="assembler">Assembles the batches.</param>
    /// <param name="accumulationSteps">The batches of a step.</param>
    /// <param name="continuesEpoch">Whether the open epoch goes on; otherwise the next step begins one.</param>
    public void BeginRun(BatchAssembler assembler, int accumulationSteps, bool continuesEpoch)
    {
        IsEpochOpen &= continuesEpoch;
        if (!GoesOn)
        {
            FirstEpochs = CompletedEpochs;
            FirstSteps = StepCount;
        }

        IsRunOpen = true;
        IsLoaded = false;
        BatchSize = assembler.BatchSize;
        AccumulationSteps = accumulationSteps;
        DropsLast = assembler.DropsLast;
        Shuffles = assembler.Shuffles;
        _fingerprint = assembler.Source == _source ? _fingerprint : null;
        _source = assembler.Source;
    }

    /// <summary>Ends the run; an open epoch stays open.</summary>
    public void EndRun() => IsRunOpen = false;

    /// <summary>Begins an epoch unless one is open.</summary>
    /// <returns>Whether it began.</returns>
    public bool BeginEpoch()
    {
        if (IsEpochOpen)
            return false;
        Totals.Clear();
        EpochCount++;
        return IsEpochOpen = true;
    }

    /// <summary>Ends the open epoch.</summary>
    public void EndEpoch() => IsEpochOpen = false;

    /// <summary>Forgets run and epoch, open or not.</summary>
    public void GiveUp()
    {
        IsRunOpen = IsEpochOpen = IsLoaded = false;
        BatchSize = 0;
    }

    /// <summary>Takes the open epoch back if it has no step.</summary>
    public void DropEmptyEpoch()
    {
        if (!IsEpochOpen || Totals.Steps > 0)
            return;
        IsEpochOpen = false;
        EpochCount--;
    }
}
