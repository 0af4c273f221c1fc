namespace StaticNet.Tests.Scalar;

/// <summary><c>y[t, f] = x[t, f] + weights[t, f]</c>.</summary>
internal sealed class ScalarPositionEmbedding : ScalarLayer
{
    public override string Declaration => "PositionEmbedding";

    public override ScalarAxis Axis => ScalarAxis.All;

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, sample => sample.Zip(Parameters[0].Values, (x, w) => x + w).ToArray());

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        foreach (double[] sample in outputGradients)
            for (int element = 0; element < sample.Length; element++)
                Parameters[0].Gradients[element] += sample[element];
        return outputGradients;
    }

    protected override ScalarParameter[] CreateParameters() => [new ScalarParameter("Weights", InputShape)];
}
