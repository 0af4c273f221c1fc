namespace StaticNet;

/// <summary>
/// How the weights of a layer start. <c>fanIn</c> is the number of inputs that feed one output, <c>fanOut</c> the number of outputs that one
/// input feeds, and <c>gain</c> what the following activation asks for: √2 for ReLU and its relatives, <c>√(2/(1 + slope²))</c> for LeakyReLU,
/// 5/3 for tanh, 1 for sigmoid, softsign and SELU; √2 if no activation follows. Dropout and normalizations may lie between. A layer's option <c>InitGain</c> is one more factor.
/// </summary>
/// <remarks>
/// Values are a function of the seed, the parameter's index in its network, its shape and these numbers. Biases start at 0,
/// but for <see cref="PyTorch"/>.
/// </remarks>
public enum Initializer
{
    /// <summary>
    /// What suits the activation that follows, decided at build time: <see cref="HeNormal"/> with its gain for ReLU and its relatives,
    /// <see cref="XavierUniform"/> for tanh, sigmoid and softsign, <see cref="LeCunNormal"/> for SELU, and <see cref="XavierUniform"/> where none follows.
    /// </summary>
    Auto,

    /// <summary>
    /// Weights and bias uniform in ±1/√fanIn: the default of <c>torch.nn.Linear</c> (<c>kaiming_uniform_</c> with a = √5), whatever follows. The
    /// variance of signals falls to a sixth in each layer with ReLU.
    /// </summary>
    PyTorch,

    /// <summary>
    /// Weights uniform in ±gain·√(3/fanIn). He et al. 2015, "Delving deep into rectifiers"; <c>kaiming_uniform_</c>. The deviation
    /// of signals stays about the same through layers with that activation.
    /// </summary>
    HeUniform,

    /// <summary>Weights normal with deviation gain/√fanIn. He et al. 2015; <c>kaiming_normal_</c>.</summary>
    HeNormal,

    /// <summary>
    /// Weights uniform in ±√(6/(fanIn + fanOut)), for tanh, sigmoid and softsign. Glorot and Bengio 2010, "Understanding the difficulty of training
    /// deep feedforward neural networks"; <c>xavier_uniform_</c>.
    /// </summary>
    XavierUniform,

    /// <summary>Weights normal with deviation √(2/(fanIn + fanOut)). Glorot and Bengio 2010; <c>xavier_normal_</c>.</summary>
    XavierNormal,

    /// <summary>
    /// A matrix with orthonormal rows or columns, whichever are fewer: QᵀQ = InitGain²·I. Saxe et al. 2013, "Exact solutions to the nonlinear
    /// dynamics of learning in deep linear neural networks"; <c>orthogonal_</c>. Keeps the length of signals and of gradients through deep linear stacks.
    /// </summary>
    Orthogonal,

    /// <summary>Weights 0. For a last layer that should start undecided; anywhere else units stay identical.</summary>
    Zeros,

    /// <summary>Weights 1: the scale of a normalization.</summary>
    Ones,

    /// <summary>Every weight is <c>InitValue</c>.</summary>
    Constant,

    /// <summary>Weights uniform in ±√(3/fanIn). LeCun et al. 1998, "Efficient backprop"; for SELU (Klambauer et al. 2017) and linear layers.</summary>
    LeCunUniform,

    /// <summary>Weights normal with deviation 1/√fanIn. LeCun et al. 1998; for SELU and linear layers.</summary>
    LeCunNormal,

    /// <summary>Weights normal with deviation <c>InitGain</c>, whatever the fans: <c>normal_</c>. How the table of <see cref="EmbeddingAttribute"/> starts.</summary>
    Normal,

    /// <summary>
    /// Weights <c>InitGain</c> where an output has the number of its input, and 0 elsewhere: <c>eye_</c>. Of a recurrence those of states, of each gate; inputs start as with <see cref="Auto"/>. For recurrences
    /// with ReLU, which then begin by keeping their state: Le, Jaitly and Hinton 2015, "A simple way to initialize recurrent networks of rectified linear units".
    /// </summary>
    Identity,
}
