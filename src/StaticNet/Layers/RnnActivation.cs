namespace StaticNet;

/// <summary>The function of a plain recurrence.</summary>
public enum RnnActivation
{
    /// <summary>tanh.</summary>
    Tanh,

    /// <summary>max(0, x).</summary>
    Relu,
}
