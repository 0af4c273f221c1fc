namespace StaticNet.Training;

/// <summary>What an epoch adds up over its steps, in double.</summary>
internal sealed class EpochTotals
{
    private readonly double[] _sums = new double[3]; // of losses, norms and weights
    private readonly double[] _before = new double[3]; // the same without the last step that was made

    /// <summary>The steps so far, rejected ones included.</summary>
    public int Steps { get; private set; }

    /// <summary>The steps rejected.</summary>
    public int SkippedSteps { get; private set; }

    /// <summary>Those of them that were rolled back.</summary>
    public int Rollbacks { get; private set; }

    /// <summary>Why the last of them was.</summary>
    public BadStep? LastBadStep { get; private set; }

    /// <summary>The mean loss over the samples of steps made, or over what their labels weigh; NaN if that is nothing or none was made.</summary>
    public double MeanLoss => Steps > SkippedSteps && _sums[2] > 0 ? _sums[0] / _sums[2] : double.NaN;

    /// <summary>The mean gradient norm over the steps made; NaN if none was.</summary>
    public double MeanNorm => _sums[1] / (Steps - SkippedSteps);

    /// <summary>Begins an epoch.</summary>
    public void Clear()
    {
        Array.Clear(_sums);
        Array.Clear(_before);
        Steps = SkippedSteps = Rollbacks = 0;
        LastBadStep = null;
    }

    /// <summary>Adds a step that was rejected.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="report">Why.</param>
    public void AddRejected(StepOutcome outcome, BadStep? report)
    {
        Steps++;
        SkippedSteps++;
        Rollbacks += outcome == StepOutcome.RolledBack ? 1 : 0;
        LastBadStep = report;
    }

    /// <summary>Counts the last step, which was made, as rolled back.</summary>
    /// <param name="report">Why it was.</param>
    public void TakeBack(BadStep? report)
    {
        _before.CopyTo(_sums);
        SkippedSteps++;
        Rollbacks++;
        LastBadStep = report;
    }

    /// <summary>A copy.</summary>
    public EpochTotals Copy()
    {
        var copy = new EpochTotals
        {
            Steps = Steps,
            SkippedSteps = SkippedSteps,
            Rollbacks = Rollbacks,
            LastBadStep = LastBadStep,
        };
        _sums.CopyTo(copy._sums);
        _before.CopyTo(copy._before);
        return copy;
    }

    /// <summary>Adds a step that was made.</summary>
    /// <param name="result">What its backward pass found.</param>
    /// <param name="weight">What its loss is a mean over: the samples of its batch, or what their labels weigh.</param>
    public void Add(GradientResult result, double weight)
    {
        _sums.CopyTo(_before);
        _sums[0] += result.Loss * weight;
        _sums[1] += result.Norm;
        _sums[2] += weight;
        Steps++;
    }

    /// <summary>Adds what is kept in states.</summary>
    /// <param name="map">The map.</param>
    public void AddTo(StateMap map)
    {
        map.Add("epoch.sums", () => _sums.AsSpan());
        map.Add("epoch.steps", () => Steps, value => Steps = (int)value, int.MaxValue);
        map.Add("epoch.skipped", () => SkippedSteps, value => SkippedSteps = (int)value, int.MaxValue);
        map.Add("epoch.rollbacks", () => Rollbacks, value => Rollbacks = (int)value, int.MaxValue);
        map.Add("epoch.badStep", () => BadStepText.Format(LastBadStep), text => LastBadStep = BadStepText.Parse(text), BadStepText.Complain);
    }
}
