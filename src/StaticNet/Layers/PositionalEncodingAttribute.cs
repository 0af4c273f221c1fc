namespace StaticNet;

/// <summary>
/// A fixed row of sines and cosines for each step, added to the step: with <c>a[t, i] = t / wavelength^(2i / features)</c>, <c>y[t, 2i] = x[t, 2i] + sin a[t, i]</c>
/// and <c>y[t, 2i + 1] = x[t, 2i + 1] + cos a[t, i]</c>, t from 0. Input and output <c>[steps, features]</c>; no parameters. It tells the steps apart for layers that
/// don't see their order, such as <see cref="SelfAttentionAttribute"/>, without anything to be learned (<see cref="PositionEmbeddingAttribute"/> learns its rows).
/// </summary>
/// <remarks>
/// The rows are computed in double precision and rounded once, when a network is first used. Vaswani, Shazeer, Parmar, Uszkoreit, Jones, Gomez, Kaiser and Polosukhin
/// 2017, <i>Attention Is All You Need</i>, section 3.5.
/// </remarks>
/// <example><code>
/// [Network(Tokens = 16, Vocabulary = 65)]
/// [Embedding(32), PositionalEncoding, SelfAttention(Heads = 4, Causal = true), Dense(65)]
/// [SoftmaxCrossEntropy]
/// public partial class NextCharacter;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PositionalEncodingAttribute : LayerAttribute
{
    /// <summary>The longest wavelength over 2π, in steps; above 1, finite. Default 10,000, the paper's.</summary>
    public float Wavelength { get; init; } = 10_000f;
}
