namespace StaticNet.Laboratory.Gradients;

/// <summary>The activation of all hidden layers.</summary>
internal enum SpecimenActivation
{
    /// <summary><c>1 / (1 + e⁻ˣ)</c>: its slope is at most a quarter.</summary>
    Sigmoid,

    /// <summary><c>tanh x</c>: its slope is 1 at 0 and falls where it saturates.</summary>
    Tanh,

    /// <summary><c>max(0, x)</c>.</summary>
    Relu,

    /// <summary><c>x</c> above 0, <c>x / 100</c> below.</summary>
    LeakyRelu,
}
