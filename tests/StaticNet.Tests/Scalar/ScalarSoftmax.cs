namespace StaticNet.Tests.Scalar;

/// <summary><c>y = eˣ/Σeˣ</c> over a sample, with the whole Jacobian <c>∂yᵢ/∂xⱼ = yᵢ([i = j] − yⱼ)</c>.</summary>
internal sealed class ScalarSoftmax : ScalarLayer
{
    public override string Declaration => "Softmax";

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, Probabilities);

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] inputGradients = new double[inputs.Length][];
        for (int sample = 0; sample < inputs.Length; sample++)
        {
            double[] y = Probabilities(inputs[sample]);
            inputGradients[sample] = new double[y.Length];
            for (int j = 0; j < y.Length; j++)
                for (int i = 0; i < y.Length; i++)
                    inputGradients[sample][j] += y[i] * ((i == j ? 1 : 0) - y[j]) * outputGradients[sample][i];
        }

        return inputGradients;
    }

    private static double[] Probabilities(double[] x)
    {
        double largest = x.Max();
        double sum = x.Sum(value => Math.Exp(value - largest));
        return Array.ConvertAll(x, value => Math.Exp(value - largest) / sum);
    }
}
