namespace StaticNet.Tests.Scalar;

/// <summary><c>y[o] = bias[o] + Σᵢ weights[o, i] · x[i]</c>.</summary>
/// <param name="units">The number of outputs.</param>
/// <param name="bias">Whether there is a bias.</param>
internal sealed class ScalarDense(int units, bool bias = true) : ScalarLayer
{
    public override string Declaration => bias ? $"Dense({units})" : $"Dense({units}, Bias = false)";

    /// <summary>The number of outputs.</summary>
    public int Units => units;

    private int Inputs => InputShape.Aggregate(1, (product, size) => product * size);

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, ForwardSample);

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] inputGradients = new double[inputs.Length][];
        for (int sample = 0; sample < inputs.Length; sample++)
            inputGradients[sample] = BackwardSample(inputs[sample], outputGradients[sample]);
        return inputGradients;
    }

    protected override int[] InferOutputShape() => [units];

    protected override ScalarParameter[] CreateParameters()
    {
        var weights = new ScalarParameter("Weights", units, Inputs);
        return bias ? [weights, new ScalarParameter("Bias", units)] : [weights];
    }

    private double[] ForwardSample(double[] x)
    {
        double[] weights = Parameters[0].Values, y = new double[units];
        for (int o = 0; o < units; o++)
        {
            double sum = bias ? Parameters[1].Values[o] : 0;
            for (int i = 0; i < x.Length; i++)
                sum += weights[o * x.Length + i] * x[i];
            y[o] = sum;
        }

        return y;
    }

    private double[] BackwardSample(double[] x, double[] dy)
    {
        double[] weights = Parameters[0].Values, gradients = Parameters[0].Gradients, dx = new double[x.Length];
        for (int o = 0; o < units; o++)
        {
            if (bias)
                Parameters[1].Gradients[o] += Rounded(dy[o]);
            for (int i = 0; i < x.Length; i++)
            {
                gradients[o * x.Length + i] += x[i] * dy[o];
                dx[i] += weights[o * x.Length + i] * dy[o];
            }
        }

        return dx;
    }
}
