namespace StaticNet;

/// <summary>The function of a plain recurrence.</summary>
public enum RnnActivation
{
    /// <summary>tanh.</summary>
    Tanh,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>1 / (1 + e^−x). PyTorch has no such recurrence; the first studies of vanishing gradients had.</summary>
    Sigmoid,
}
