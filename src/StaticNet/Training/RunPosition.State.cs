namespace StaticNet.Training;

/// <content>What of it is kept: in states, and while a call may still fail.</content>
internal sealed partial class RunPosition
{
    // Once for a source, and only when a state needs it: that of a dataset reads every sample.
    private string Fingerprint => _fingerprint ??= RunFingerprint.Of(_source!);

    /// <summary>A copy, to be gone back to.</summary>
    public RunPosition Copy()
    {
        var copy = (RunPosition)MemberwiseClone();
        copy.Totals = Totals.Copy();
        return copy;
    }

    /// <summary>Goes back to a copy.</summary>
    /// <param name="copy">The copy, which is used up.</param>
    public void GoBack(RunPosition copy)
    {
        (EpochCount, IsEpochOpen, StepCount, Totals) = (copy.EpochCount, copy.IsEpochOpen, copy.StepCount, copy.Totals);
        (IsRunOpen, IsLoaded, FirstEpochs, FirstSteps) = (copy.IsRunOpen, copy.IsLoaded, copy.FirstEpochs, copy.FirstSteps);
        (BatchSize, AccumulationSteps, DropsLast, Shuffles) = (copy.BatchSize, copy.AccumulationSteps, copy.DropsLast, copy.Shuffles);
        (_source, _fingerprint) = (copy._source, copy._fingerprint);
    }

    /// <summary>Tells that everything was taken from a state.</summary>
    /// <param name="shuffles">Whether its run takes samples in a new order each epoch.</param>
    public void MarkLoaded(bool shuffles)
    {
        IsLoaded = true;
        Shuffles = shuffles;
    }

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
        map.AddSinceFormat2("run.dropsLast", () => DropsLast ? 1 : 0, value => DropsLast = value == 1, most: 1);
        map.Add("run.dataset", () => Fingerprint, SetFingerprint, static _ => null);
        Totals.AddTo(map);
    }

    private void SetFingerprint(string text)
    {
        _fingerprint = text;
        _source = null;
    }
}
