namespace StaticNet.Tests.Scalar;

/// <summary><c>y = scale · (x − m) / σ + shift</c> with m and σ of each sample.</summary>
/// <param name="epsilon">What is added to the mean of squares; a float, because the library stores it as one.</param>
/// <param name="hasScale">Whether there is a scale.</param>
/// <param name="hasShift">Whether there is a shift besides.</param>
internal abstract class ScalarRowNorm(float epsilon, bool hasScale, bool hasShift) : ScalarLayer
{
    /// <summary>What is added to the mean of squares.</summary>
    protected float Epsilon => epsilon;

    /// <summary>Whether there is a scale.</summary>
    protected bool HasScale => hasScale;

    /// <summary>Whether there is a shift besides.</summary>
    protected bool HasShift => hasShift;

    /// <summary>Whether m is the mean, or else 0.</summary>
    protected abstract bool Centers { get; }

    public override bool NormalizesSamples => true;

    private int Features => InputShape.Aggregate(1, (product, size) => product * size);

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, ForwardSample);

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] inputGradients = new double[inputs.Length][];
        for (int sample = 0; sample < inputs.Length; sample++)
            inputGradients[sample] = BackwardSample(inputs[sample], outputGradients[sample]);
        return inputGradients;
    }

    protected override ScalarParameter[] CreateParameters() =>
    [
        .. HasScale ? [new ScalarParameter("Scale", Features)] : Array.Empty<ScalarParameter>(),
        .. HasShift ? [new ScalarParameter("Shift", Features)] : Array.Empty<ScalarParameter>(),
    ];

    private double[] ForwardSample(double[] x) =>
        [.. Normalize(x, out _).Select((value, i) => (Scale(i) * value) + (HasShift ? Parameters[1].Values[i] : 0))];

    private double Scale(int i) => HasScale ? Parameters[0].Values[i] : 1;

    private double[] Normalize(double[] x, out double deviation)
    {
        double mean = Centers ? x.Average() : 0;
        double sigma = deviation = Math.Sqrt(x.Average(value => (value - mean) * (value - mean)) + (double)Epsilon);
        return Array.ConvertAll(x, value => (value - mean) / sigma);
    }

    // By the quotient rule, term by term: each x moves its own normalized value, the mean and σ.
    private double[] BackwardSample(double[] x, double[] dy)
    {
        double[] normalized = Normalize(x, out double deviation);
        double[] dx = new double[x.Length];
        for (int o = 0; o < x.Length; o++)
        {
            if (HasScale)
                Parameters[0].Gradients[o] += dy[o] * normalized[o];
            if (HasShift)
                Parameters[1].Gradients[o] += dy[o];
            for (int i = 0; i < x.Length; i++)
            {
                double moved = (o == i ? 1 : 0) - (Centers ? 1.0 / x.Length : 0) - (normalized[o] * normalized[i] / x.Length);
                dx[i] += dy[o] * Scale(o) * moved / deviation;
            }
        }

        double mean = Centers ? dy.Select((gradient, o) => gradient * Scale(o)).Average() : 0;
        double product = dy.Select((gradient, o) => gradient * Scale(o) * normalized[o]).Average();
        for (int i = 0; i < x.Length; i++)
            dx[i] += RoundingOfDifference(dy[i] * Scale(i), mean, normalized[i] * product) / deviation;
        return dx;
    }

    // What is left of a gradient once mean and scale are taken out of it can be far smaller than what is rounded on the way.
    private double RoundingOfDifference(double own, double mean, double product) =>
        Rounded(own) - own - (Rounded(mean) - mean) - (Rounded(product) - product);
}
