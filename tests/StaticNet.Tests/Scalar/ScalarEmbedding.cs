namespace StaticNet.Tests.Scalar;

/// <summary>A table that integers are looked up in: a row of features for each.</summary>
/// <param name="vocabulary">The rows of the table.</param>
/// <param name="features">The features of a row.</param>
/// <param name="padding">The integer whose row gets no gradient.</param>
internal sealed class ScalarEmbedding(int vocabulary, int features, int? padding = null) : ScalarLayer
{
    public override string Declaration => padding is null ? $"Embedding({features})" : $"Embedding({features}, PaddingIndex = {padding})";

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, tokens => tokens.SelectMany(RowOf).ToArray());

    public override double[][] Backward(double[][] inputs, double[][] outputGradients)
    {
        foreach (var (token, gradient) in inputs.SelectMany(tokens => tokens).Zip(outputGradients.SelectMany(sample => sample.Chunk(features))))
            for (int feature = 0; feature < features && (int)token != padding; feature++)
                Parameters[0].Gradients[((int)token * features) + feature] += gradient[feature];
        return Array.ConvertAll(inputs, tokens => new double[tokens.Length]);
    }

    protected override int[] InferOutputShape() => [InputShape[0], features];

    protected override ScalarParameter[] CreateParameters() => [new ScalarParameter("Weights", vocabulary, features)];

    private double[] RowOf(double token) => Parameters[0].Values[((int)token * features)..(((int)token + 1) * features)];
}
