namespace StaticNet;

/// <summary>Where a trainer is: in its epochs, its steps and its run, and on what data.</summary>
internal sealed class RunPosition
{
    private Dataset? _dataset;
    private string? _fingerprint = "";

    /// <summary>The epochs begun.</summary>
    public int EpochCount { get; private set; }

    /// <summary>Whether the last of them isn't complete.</summary>
    public bool IsEpochOpen { get; private set; }

    /// <summary>The steps, rejected ones included.</summary>
    public long StepCount { get; set; }

    /// <summary>Whether a run has begun and not ended.</summary>
    public bool IsRunOpen { get; private set; }

    /// <summary>The epochs complete when the run began.</summary>
    public int FirstEpochs { get; private set; }

    /// <summary>The steps before the run.</summary>
    public long FirstSteps { get; private set; }

    /// <summary>The samples of a batch in the run.</summary>
    public int BatchSize { get; private set; }

    /// <summary>The batches of a step in the run.</summary>
    public int AccumulationSteps { get; private set; } = 1;

    /// <summary>What the open epoch has added up.</summary>
    public EpochTotals Totals { get; } = new();

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
    /// <param name="training">The samples.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    /// <param name="accumulationSteps">The batches of a step.</param>
    public string? FindDifference(Dataset training, int batchSize, int accumulationSteps)
    {
        if (batchSize != BatchSize)
            return $"batches of {BatchSize} samples, not {batchSize}";
        if (accumulationSteps != AccumulationSteps)
            return $"{AccumulationSteps} batches a step, not {accumulationSteps}";
        if (training == _dataset)
            return null;
        string fingerprint = RunFingerprint.Of(training);
        return fingerprint == Fingerprint ? null : $"a dataset of {Fingerprint}, not of {fingerprint}";
    }

    /// <summary>Begins a run, or goes on with the open one.</summary>
    /// <param name="training">The samples.</param>
    /// <param name="batchSize">The samples of a batch.</param>
    /// <param name="accumulationSteps">The batches of a step.</param>
    /// <param name="continuesEpoch">Whether the open epoch goes on; otherwise the next step begins one.</param>
    public void BeginRun(Dataset training, int batchSize, int accumulationSteps, bool continuesEpoch)
    {
        IsEpochOpen &= continuesEpoch;
        if (!IsRunOpen)
        {
            FirstEpochs = CompletedEpochs;
            FirstSteps = StepCount;
        }

        IsRunOpen = true;
        BatchSize = batchSize;
        AccumulationSteps = accumulationSteps;
        _fingerprint = training == _dataset ? _fingerprint : null;
        _dataset = training;
    }

    /// <summary>Ends the run; an open epoch stays open.</summary>
    public void EndRun() => IsRunOpen = false;

    /// <summary>Begins an epoch unless one is open.</summary>
    public void BeginEpoch()
    {
        if (IsEpochOpen)
            return;
        Totals.Clear();
        EpochCount++;
        IsEpochOpen = true;
    }

    /// <summary>Ends the open epoch.</summary>
    public void EndEpoch() => IsEpochOpen = false;

    /// <summary>Adds what is kept in states.</summary>
    /// <param name="map">The map.</param>
    public void AddTo(StateMap map)
    {
        map.Add("run.epochs", () => EpochCount, value => EpochCount = (int)value, int.MaxValue);
        map.Add("run.inEpoch", () => IsEpochOpen ? 1 : 0, value => IsEpochOpen = value == 1, most: 1);
        map.Add("run.steps", () => StepCount, value => StepCount = value);
        map.Add("run.isOpen", () => IsRunOpen ? 1 : 0, value => IsRunOpen = value == 1, most: 1);
        map.Add("run.firstEpochs", () => FirstEpochs, value => FirstEpochs = (int)value, int.MaxValue);
        map.Add("run.firstSteps", () => FirstSteps, value => FirstSteps = value);
        map.Add("run.batchSize", () => BatchSize, value => BatchSize = (int)value, int.MaxValue);
        map.Add("run.accumulation", () => AccumulationSteps, value => AccumulationSteps = (int)value, int.MaxValue);
        map.Add("run.dataset", () => Fingerprint, SetFingerprint, static _ => null);
        Totals.AddTo(map);
    }

    // Once for a dataset, and only when a state needs it: it reads every sample.
    private string Fingerprint => _fingerprint ??= RunFingerprint.Of(_dataset!);

    private void SetFingerprint(string text)
    {
        _fingerprint = text;
        _dataset = null;
    }
}
