namespace StaticNet.Laboratory.Gradients;

/// <summary>Everything that decides how a network trains, its size, data and seed aside.</summary>
/// <param name="Activation">The activation of the hidden layers.</param>
/// <param name="Start">How the weights start.</param>
/// <param name="Design">What stands beside the activations.</param>
/// <param name="CreateOptimizer">Makes the optimizer.</param>
/// <param name="Clipping">What gradients are clipped by.</param>
/// <param name="ClippingLimit">To how much.</param>
internal sealed record Treatment(
    SpecimenActivation Activation,
    SpecimenStart Start,
    SpecimenDesign Design,
    Func<Optimizer> CreateOptimizer,
    SpecimenClipping Clipping,
    float ClippingLimit)
{
    private const float LearningRate = 0.01f;
    private const float AdamLearningRate = 1e-3f;
    private const float NesterovMomentum = 0.9f;

    /// <summary>Adam with its usual learning rate: its steps don't scale with gradients, so gradient descent's rate says nothing.</summary>
    public static Func<Optimizer> Adam { get; } = static () => new Adam(AdamLearningRate);

    /// <summary>Gradient descent with Nesterov's momentum, at the rate of the bare network.</summary>
    public static Func<Optimizer> Nesterov { get; } = static () => new Sgd(LearningRate, NesterovMomentum, nesterov: true);

    private static Func<Optimizer> Plain { get; } = static () => new Sgd(LearningRate);

    /// <summary>None: gradient descent, no normalization, no clipping.</summary>
    /// <param name="patient">The network.</param>
    public static Treatment None(Patient patient) => new(
        patient.Activation, patient.Start, SpecimenDesign.Plain, Plain, SpecimenClipping.None, float.PositiveInfinity);

    /// <summary>The same with clipping.</summary>
    /// <param name="clipping">What gradients are clipped by.</param>
    /// <param name="limit">To how much.</param>
    public Treatment Clipped(SpecimenClipping clipping, float limit) => this with { Clipping = clipping, ClippingLimit = limit };
}
