namespace StaticNet;

/// <summary>
/// A table with a row of features for each integer that an input may have: <c>y[t, f] = weights[tokens[t], f]</c>. Input <c>[tokens]</c>, integers
/// in [0, vocabulary) (<see cref="NetworkAttribute.Tokens"/>, <see cref="InputAttribute.Tokens"/>); output <c>[tokens, features]</c>; weights
/// <c>[vocabulary, features]</c>. It is the one layer that reads integers.
/// </summary>
/// <param name="features">The features of a row, positive.</param>
/// <remarks>
/// <c>∂L/∂weights[v, f] = Σ ∂L/∂y[b, t, f]</c> over all samples b and steps t with <c>tokens[b, t] = v</c>, added in ascending order of (b, t). Rows of
/// integers that a batch doesn't have get a gradient of 0; decay and momentum move them all the same. The same as <c>torch.nn.Embedding</c>.
/// </remarks>
/// <example><code>
/// [Network(Tokens = 16, Vocabulary = 1000)]
/// [Embedding(32), Flatten, Dense(64), Relu]
/// [Dense(1000), SoftmaxCrossEntropy]
/// public partial class NextWord;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmbeddingAttribute(int features) : LayerAttribute
{
    /// <summary>The features of a row.</summary>
    public int Features { get; } = features;

    /// <summary>
    /// The integer that stands where a sample has none, below the vocabulary: its row starts at 0 and gets no gradient, PyTorch's <c>padding_idx</c>.
    /// Default −1: there is none. Where a dense layer uses the table as its weights (<see cref="DenseAttribute.WeightsOf"/>), the row gets that layer's gradient.
    /// </summary>
    public int PaddingIndex { get; init; } = -1;

    /// <summary>
    /// The deviation of the initial weights, which are normal with mean 0, positive and finite. Default 1, as PyTorch's. Embeddings of transformers
    /// often start with 0.02.
    /// </summary>
    public float InitDeviation { get; init; } = 1f;
}
