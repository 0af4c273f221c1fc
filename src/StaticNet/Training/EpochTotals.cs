namespace StaticNet;

/// <summary>What an epoch adds up over its steps, in double.</summary>
internal struct EpochTotals
{
    private double _loss;
    private double _norm;
    private double _weight;

    /// <summary>The steps made.</summary>
    public int Steps { get; private set; }

    /// <summary>The mean loss over the samples, or over what their labels weigh; 0 if that is nothing.</summary>
    public readonly double MeanLoss => _weight > 0 ? _loss / _weight : 0;

    /// <summary>The mean gradient norm over the steps.</summary>
    public readonly double MeanNorm => _norm / Steps;

    /// <summary>Adds a step.</summary>
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
