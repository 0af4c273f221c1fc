namespace StaticNet;

/// <summary>
/// Attention of the steps of a sequence to those of another: every step of the value made so far, x, becomes a mean of what all steps of a named one, m, say, weighted by how well its query fits their keys.
/// Input and output <c>[steps, width]</c>, the other sequence <c>[memory steps, memory width]</c>, of steps and features of its own. With queries <c>q = x · q_projᵀ + b[0]</c>, keys
/// <c>k = m · k_projᵀ + b[1]</c> and values <c>v = m · v_projᵀ + b[2]</c>, b the parts of in_proj_bias, each split into heads of d = width / heads features:
/// <c>y = concat over heads (softmax(q · kᵀ / √d) · v) · out_projᵀ + out_proj.bias</c>, softmax over the steps of m, in training with a dropout (<see cref="Dropout"/>).
/// </summary>
/// <remarks>
/// Parameters, those of <c>torch.nn.MultiheadAttention</c>: where both sequences have as many features, <c>in_proj_weight</c> <c>[3 · width, width]</c>, queries above keys above values; else
/// <c>q_proj_weight</c> <c>[width, width]</c>, <c>k_proj_weight</c> and <c>v_proj_weight</c> <c>[width, memory width]</c> (its <c>kdim</c> and <c>vdim</c>). In both cases <c>in_proj_bias</c>
/// <c>[3 · width]</c>, <c>out_proj.weight</c> <c>[width, width]</c>, <c>out_proj.bias</c> <c>[width]</c>; biases start at 0. Sums have the order of <see cref="SelfAttentionAttribute"/>. Workers share
/// samples. Where samples have lengths (<see cref="NetworkAttribute.Lengths"/>), steps of m beyond them are no keys; each of the two sequences may have lengths or all of its steps.
/// Vaswani et al. 2017, <i>Attention Is All You Need</i>.
/// </remarks>
/// <param name="memory">The name of the other sequence: of an input, or of a <see cref="TapAttribute"/> above.</param>
/// <example><code>
/// [Network]
/// [Input("source", Tokens = 12, Vocabulary = 65), Embedding(32), PositionEmbedding, SelfAttention(Heads = 4), Tap("memory")]
/// [Input("target", Tokens = 16, Vocabulary = 65), Embedding(32), PositionEmbedding, SelfAttention(Heads = 4, Causal = true)]
/// [CrossAttention("memory", Heads = 4), Dense(65), SoftmaxCrossEntropy]
/// public partial class Translator;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CrossAttentionAttribute(string memory) : LayerAttribute
{
    /// <summary>The name of the other sequence.</summary>
    public string Memory { get; } = memory;

    /// <summary>The heads, positive; they divide the width. Default 1.</summary>
    public int Heads { get; init; } = 1;

    /// <summary>
    /// The probability with which the weight that a step gives one of the other sequence is dropped in training, in [0, 1]: as in <see cref="SelfAttentionAttribute.Dropout"/>. Above 0, the layer
    /// <c>CrossAttention1</c> gives the network a property <c>CrossAttention1Dropout</c>, by which it can be changed at run time. Default 0: none.
    /// </summary>
    public float Dropout { get; init; }

    /// <summary>Whether the products add a bias. Default <see langword="true"/>.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>How the weights start, with fans of their own. Default <see cref="Initializer.Auto"/>: <see cref="Initializer.XavierUniform"/>.</summary>
    public Initializer Init { get; init; } = Initializer.Auto;

    /// <summary>A factor on the initial weights, positive and finite. Default 1. The initializers of fixed values and <see cref="Initializer.PyTorch"/> take none.</summary>
    public float InitGain { get; init; } = 1f;

    /// <summary>The weights' value with <see cref="Initializer.Constant"/>, finite. Default 0.</summary>
    public float InitValue { get; init; }

    /// <summary>The fan that He's and LeCun's initializers count, PyTorch's <c>mode</c>. Default <see cref="InitializerFan.In"/>.</summary>
    public InitializerFan InitFan { get; init; } = InitializerFan.In;
}
