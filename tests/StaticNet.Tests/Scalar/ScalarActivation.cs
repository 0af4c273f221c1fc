namespace StaticNet.Tests.Scalar;

/// <summary>A function of each element alone.</summary>
internal abstract class ScalarActivation : ScalarLayer
{
    public sealed override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, x => Array.ConvertAll(x, Value));

    public sealed override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] inputGradients = new double[inputs.Length][];
        for (int sample = 0; sample < inputs.Length; sample++)
        {
            inputGradients[sample] = new double[inputs[sample].Length];
            for (int i = 0; i < inputs[sample].Length; i++)
                inputGradients[sample][i] = Derivative(inputs[sample][i]) * outputGradients[sample][i];
        }

        return inputGradients;
    }

    /// <summary>
    /// The smallest distance from a kink but 0: what lies on it is the exact result of an activation below, the same in any
    /// arithmetic.
    /// </summary>
    protected static double DistanceFrom(double kink, double[][] inputs) => inputs.SelectMany(x => x)
        .Where(value => value != kink).Select(value => Math.Abs(value - kink)).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>f(x).</summary>
    protected abstract double Value(double x);

    /// <summary>f′(x).</summary>
    protected abstract double Derivative(double x);
}
