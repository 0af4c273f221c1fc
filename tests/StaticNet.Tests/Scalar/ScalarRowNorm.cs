namespace StaticNet.Tests.Scalar;

/// <summary><c>y = scale · (x − m) / σ + shift</c> with m and σ of each sample.</summary>
/// <param name="epsilon">What is added to the mean of squares; a float, because the library stores it as one.</param>
/// <param name="hasScale">Whether there is a scale.</param>
/// <param name="hasShift">Whether there is a shift besides.</param>
internal abstract class ScalarRowNorm(float epsilon, bool hasScale, bool hasShift) : ScalarLayer
{
    /// <summary>Whether m is the mean, or else 0.</summary>
    protected abstract bool Centers { get; }

    private int Features => InputShape.Aggregate(1, (product, size) => product * size);

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, x =>
    {
        double[] normalized = Normalize(x, out _);
        return [.. normalized.Select((value, i) => (Scale(i) * value) + (hasShift ? Parameters[1].Values[i] : 0))];
    });

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] inputGradients = new double[inputs.Length][];
        for (int sample = 0; sample < inputs.Length; sample++)
            inputGradients[sample] = BackwardSample(inputs[sample], outputGradients[sample]);
        return inputGradients;
    }

    protected override ScalarParameter[] CreateParameters() =>
    [
        .. hasScale ? [new ScalarParameter("Scale", Features)] : Array.Empty<ScalarParameter>(),
        .. hasShift ? [new ScalarParameter("Shift", Features)] : Array.Empty<ScalarParameter>(),
    ];

    private double Scale(int i) => hasScale ? Parameters[0].Values[i] : 1;

    private double[] Normalize(double[] x, out double deviation)
    {
        double mean = Centers ? x.Average() : 0;
        double sigma = deviation = Math.Sqrt(x.Average(value => (value - mean) * (value - mean)) + (double)epsilon);
        return Array.ConvertAll(x, value => (value - mean) / sigma);
    }

    // By the quotient rule, term by term: each x moves its own normalized value, the mean and σ.
    private double[] BackwardSample(double[] x, double[] dy)
    {
        double[] normalized = Normalize(x, out double deviation);
        double[] dx = new double[x.Length];
        for (int o = 0; o < x.Length; o++)
        {
            if (hasScale)
                Parameters[0].Gradients[o] += dy[o] * normalized[o];
            if (hasShift)
                Parameters[1].Gradients[o] += dy[o];
            for (int i = 0; i < x.Length; i++)
            {
                double moved = (o == i ? 1 : 0) - (Centers ? 1.0 / x.Length : 0) - (normalized[o] * normalized[i] / x.Length);
                dx[i] += dy[o] * Scale(o) * moved / deviation;
            }
        }

        return dx;
    }
}
