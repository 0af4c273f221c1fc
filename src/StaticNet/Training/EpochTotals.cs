namespace StaticNet;

/// <summary>What an epoch adds up over its steps, in double.</summary>
internal struct EpochTotals
{
    private double _loss;
    private double _norm;
    private long _samples;

    /// <summary>The steps made.</summary>
    public int Steps { get; private set; }

    /// <summary>The mean loss over the samples.</summary>
    public readonly double MeanLoss => _loss / _samples;

    /// <summary>The mean gradient norm over the steps.</summary>
    public readonly double MeanNorm => _norm / Steps;

    /// <summary>Adds a step.</summary>
    /// <param name="result">What its backward pass found.</param>
    /// <param name="samples">The samples of its batch.</param>
    public void Add(GradientResult result, int samples)
    {
        _loss += (double)result.Loss * samples;
        _norm += result.Norm;
        _samples += samples;
        Steps++;
    }
}
