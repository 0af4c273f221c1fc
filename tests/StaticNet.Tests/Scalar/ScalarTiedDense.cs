namespace StaticNet.Tests.Scalar;

/// <summary>A dense layer with the weights of another layer: <c>y[o] = bias[o] + Σᵢ w[o, i] · x[i]</c>, where w is the other one's first parameter.</summary>
/// <param name="units">The number of outputs.</param>
/// <param name="owner">The layer whose weights they are, which stands before it.</param>
/// <param name="ownerName">Its name.</param>
/// <param name="bias">Whether there is a bias, of its own.</param>
internal sealed class ScalarTiedDense(int units, ScalarLayer owner, string ownerName, bool bias = true) : ScalarLayer
{
    public override string Declaration => $"Dense({units}, WeightsOf = \"{ownerName}\"{(bias ? "" : ", Bias = false")})";

    private int Inputs => InputShape[0];

    private ScalarParameter Weights => owner.Parameters[0];

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, x =>
    {
        double[] weights = Weights.Values, y = new double[units];
        for (int o = 0; o < units; o++)
        {
            for (int i = 0; i < x.Length; i++)
                y[o] += weights[(o * x.Length) + i] * x[i];
            y[o] += bias ? Parameters[0].Values[o] : 0;
        }

        return y;
    });

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        double[][] inputGradients = Array.ConvertAll(inputs, x => new double[x.Length]);
        for (int sample = 0; sample < inputs.Length; sample++)
            for (int o = 0; o < units; o++)
            {
                double gradient = outputGradients[sample][o];
                if (bias)
                    Parameters[0].Gradients[o] += Rounded(gradient);
                for (int i = 0; i < Inputs; i++)
                {
                    Weights.Gradients[(o * Inputs) + i] += gradient * inputs[sample][i];
                    inputGradients[sample][i] += gradient * Weights.Values[(o * Inputs) + i];
                }
            }

        return inputGradients;
    }

    protected override int[] InferOutputShape() => [units];

    protected override ScalarParameter[] CreateParameters() => bias ? [new ScalarParameter("Bias", units)] : [];
}
