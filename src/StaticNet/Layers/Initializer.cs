namespace StaticNet;

/// <summary>
/// How the weights of a layer start. <c>fanIn</c> is the number of inputs that feed one output and <c>fanOut</c> the
/// number of outputs that one input feeds.
/// </summary>
public enum Initializer
{
    /// <summary>
    /// Weights and bias uniform in ±1/√fanIn: <c>torch.nn.Linear</c>'s default (<c>kaiming_uniform_</c> with a = √5).
    /// </summary>
    Default,

    /// <summary>Weights uniform in ±√(6/fanIn), bias 0. He et al. 2015, for ReLU.</summary>
    HeUniform,

    /// <summary>Weights normal with deviation √(2/fanIn), bias 0. He et al. 2015, for ReLU.</summary>
    HeNormal,

    /// <summary>Weights uniform in ±√(6/(fanIn + fanOut)), bias 0. Glorot and Bengio 2010, for tanh and sigmoid.</summary>
    XavierUniform,

    /// <summary>Weights normal with deviation √(2/(fanIn + fanOut)), bias 0. Glorot and Bengio 2010.</summary>
    XavierNormal,

    /// <summary>
    /// A matrix with orthonormal rows or columns, whichever are fewer; bias 0. Saxe et al. 2013: keeps the length of
    /// signals and of gradients through deep linear stacks.
    /// </summary>
    Orthogonal,

    /// <summary>Weights and bias 0. For a last layer that should start undecided; anywhere else units stay identical.</summary>
    Zeros,

    /// <summary>Every element 1: the scale of a normalization.</summary>
    Ones,
}
