namespace StaticNet;

/// <summary>
/// A trained row of features for each step, added to the step: <c>y[t, f] = x[t, f] + weights[t, f]</c>. Input and output <c>[steps, features]</c>; weights
/// <c>[steps, features]</c>. It tells the steps apart for layers that don't see their order, such as <see cref="SelfAttentionAttribute"/>.
/// </summary>
/// <remarks>
/// <c>∂L/∂weights[t, f] = Σ ∂L/∂y[b, t, f]</c> over all samples b in ascending order. The same as adding <c>torch.nn.Embedding(steps, features)</c> of 0, 1, …, steps − 1.
/// Radford, Narasimhan, Salimans and Sutskever 2018, <i>Improving Language Understanding by Generative Pre-Training</i>.
/// </remarks>
/// <example><code>
/// [Network(Tokens = 16, Vocabulary = 65)]
/// [Embedding(32), PositionEmbedding, SelfAttention(Heads = 4, Causal = true), Dense(65)]
/// [SoftmaxCrossEntropy]
/// public partial class NextCharacter;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PositionEmbeddingAttribute : LayerAttribute
{
    /// <summary>
    /// The deviation of the initial weights, which are normal with mean 0, positive and finite. Default 1, as that of <see cref="EmbeddingAttribute"/>. Transformers
    /// often start with 0.02.
    /// </summary>
    public float InitDeviation { get; init; } = 1f;
}
