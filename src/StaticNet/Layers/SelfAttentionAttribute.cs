namespace StaticNet;

/// <summary>
/// Attention of the steps of a sequence to each other: every step becomes a mean of what all steps say, weighted by how well its query fits their keys. Input and output
/// <c>[steps, width]</c>. With queries, keys and values <c>[q, k, v] = x · in_projᵀ + in_proj_bias</c>, each split into heads of d = width / heads features:
/// <c>y = concat over heads (softmax(q · kᵀ / √d) · v) · out_projᵀ + out_proj.bias</c>, softmax over the steps that a step sees, in training with a dropout (<see cref="Dropout"/>).
/// </summary>
/// <remarks>
/// Parameters, those of <c>torch.nn.MultiheadAttention</c>: <c>in_proj_weight</c> <c>[3 · width, width]</c>, queries above keys above values, <c>in_proj_bias</c>
/// <c>[3 · width]</c>, <c>out_proj.weight</c> <c>[width, width]</c>, <c>out_proj.bias</c> <c>[width]</c>; biases start at 0. Scores add features, softmax and the weighted sum keys,
/// and gradients of keys and values queries, each in ascending order, so that results depend on neither workers nor vector width. Workers share samples. Of a sample with a length (<see cref="NetworkAttribute.Lengths"/>), steps
/// beyond it are no keys, and say nothing.
/// Vaswani et al. 2017, <i>Attention Is All You Need</i>.
/// </remarks>
/// <example><code>
/// [Network(Tokens = 16, Vocabulary = 65)]
/// [Embedding(32), PositionEmbedding, SelfAttention(Heads = 4, Causal = true), Dense(65)]
/// [SoftmaxCrossEntropy]
/// public partial class NextCharacter;
/// </code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SelfAttentionAttribute : LayerAttribute
{
    /// <summary>The heads, positive; they divide the width. Default 1.</summary>
    public int Heads { get; init; } = 1;

    /// <summary>
    /// Whether a step sees itself and the steps before it alone, and not those behind. Default <see langword="false"/>. A network whose layers all do so has an <c>OpenStream</c>: a stream keeps keys and
    /// values, so that a step costs one query, for as many steps as a window has.
    /// </summary>
    public bool Causal { get; init; }

    /// <summary>
    /// Whether queries and keys are turned by angles that grow with their step, so that scores depend on how far steps lie apart (Su et al. 2021, <i>RoFormer: Enhanced Transformer with
    /// Rotary Position Embedding</i>): in each head of d features, of step t from 0 on, features i and i + d/2 become <c>x[i]·cos a − x[i + d/2]·sin a</c> and
    /// <c>x[i + d/2]·cos a + x[i]·sin a</c> with <c>a = t / RotaryBase^(2i / d)</c>. Pairs are those of GPT-NeoX and LLaMA; the paper pairs neighbours, which is the same for weights in another order. d must
    /// be even. Default <see langword="false"/>.
    /// </summary>
    public bool Rotary { get; init; }

    /// <summary>The longest wavelength over 2π of <see cref="Rotary"/>, in steps; above 1, finite. Default 10,000, the paper's.</summary>
    public float RotaryBase { get; init; } = 10_000f;

    /// <summary>
    /// The probability with which the weight that a step gives another is dropped in training, in [0, 1]: after softmax each of them becomes <c>m · p</c> with m of 0, or of <c>1/(1 − Dropout)</c>, so that the
    /// expected value stays, as in <c>torch.nn.MultiheadAttention</c>; nothing in inference. Above 0, the layer <c>SelfAttention1</c> gives the network a property <c>SelfAttention1Dropout</c>, by which
    /// it can be changed at run time. Which are dropped is a function of the network's <see cref="TrainingPosition"/>, of the layer's place among those that drop, of the sample's place in the batch, and of head,
    /// query and key: the same at every vector width, for any number of workers, and in a run that is resumed. Default 0: none.
    /// </summary>
    public float Dropout { get; init; }

    /// <summary>Whether both products add a bias. Default <see langword="true"/>.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>How the weights start, with fans of the width. Default <see cref="Initializer.Auto"/>: <see cref="Initializer.XavierUniform"/>.</summary>
    public Initializer Init { get; init; } = Initializer.Auto;

    /// <summary>A factor on the initial weights, positive and finite. Default 1. The initializers of fixed values and <see cref="Initializer.PyTorch"/> take none.</summary>
    public float InitGain { get; init; } = 1f;

    /// <summary>The weights' value with <see cref="Initializer.Constant"/>, finite. Default 0.</summary>
    public float InitValue { get; init; }

    /// <summary>The fan that He's and LeCun's initializers count, PyTorch's <c>mode</c>. Default <see cref="InitializerFan.In"/>.</summary>
    public InitializerFan InitFan { get; init; } = InitializerFan.In;
}
