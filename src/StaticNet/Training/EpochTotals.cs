namespace StaticNet;

/// <summary>What an epoch adds up over its steps, in double.</summary>
internal struct EpochTotals
{
    private double _loss;
    private double _norm;
    private double _weight;

    /// <summary>The steps so far, rejected ones included.</summary>
    public int Steps { get; private set; }

    /// <summary>The steps rejected.</summary>
    public int SkippedSteps { get; private set; }

    /// <summary>Those of them that were rolled back.</summary>
    public int Rollbacks { get; private set; }

    /// <summary>Why the last of them was.</summary>
    public BadStep? LastBadStep { get; private set; }

    /// <summary>The mean loss over the samples of steps made, or over what their labels weigh; 0 if that is nothing, NaN if none was made.</summary>
    public readonly double MeanLoss => Steps == SkippedSteps ? double.NaN : _weight > 0 ? _loss / _weight : 0;

    /// <summary>The mean gradient norm over the steps made; NaN if none was.</summary>
    public readonly double MeanNorm => _norm / (Steps - SkippedSteps);

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

    /// <summary>Adds a step that was made.</summary>
    /// <param name="result">What its backward pass found.</param>
    /// <param name="weight">What its loss is a mean over: the samples of its batch, or what their labels weigh.</param>
    public void Add(GradientResult result, double weight)
    {
        _loss += result.Loss * weight;
        _norm += result.Norm;
        _weight += weight;
        Steps++;
    }
}
