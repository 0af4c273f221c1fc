namespace StaticNet.Tests.Scalar;

/// <summary><c>y = x · weightsᵀ + bias</c> for each row, with some rows of the weights, and as many of the bias.</summary>
/// <param name="Weights">The weights.</param>
/// <param name="First">The first of their rows.</param>
/// <param name="Outputs">How many of them.</param>
/// <param name="Bias">The bias; null for none.</param>
/// <param name="FirstBias">The first element of it.</param>
internal sealed record ScalarProduct(ScalarParameter Weights, int First, int Outputs, ScalarParameter? Bias, int FirstBias)
{
    private int Inputs => Weights.Shape[1];

    /// <summary>All rows of weights.</summary>
    public static ScalarProduct Of(ScalarParameter weights, ScalarParameter? bias) => new(weights, 0, weights.Shape[0], bias, 0);

    /// <summary>The outputs.</summary>
    /// <param name="x"><c>[rows, inputs]</c></param>
    public double[] Multiply(double[] x)
    {
        double[] weights = Weights.Values, y = new double[x.Length / Inputs * Outputs];
        for (int element = 0; element < y.Length; element++)
        {
            int row = element / Outputs, o = element % Outputs;
            for (int i = 0; i < Inputs; i++)
                y[element] += weights[((First + o) * Inputs) + i] * x[(row * Inputs) + i];
            y[element] += Bias?.Values[FirstBias + o] ?? 0;
        }

        return y;
    }

    /// <summary>Adds to the gradients of both and returns that of x.</summary>
    /// <param name="x"><c>[rows, inputs]</c></param>
    /// <param name="gradient"><c>[rows, outputs]</c></param>
    public double[] MultiplyBack(double[] x, double[] gradient)
    {
        double[] result = new double[x.Length];
        for (int element = 0; element < gradient.Length; element++)
        {
            int row = element / Outputs, o = element % Outputs;
            if (Bias is not null)
                Bias.Gradients[FirstBias + o] += gradient[element];
            for (int i = 0; i < Inputs; i++)
            {
                Weights.Gradients[((First + o) * Inputs) + i] += gradient[element] * x[(row * Inputs) + i];
                result[(row * Inputs) + i] += gradient[element] * Weights.Values[((First + o) * Inputs) + i];
            }
        }

        return result;
    }
}
