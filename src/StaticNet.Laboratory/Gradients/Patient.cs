namespace StaticNet.Laboratory.Gradients;

/// <summary>A network as it is before any cure.</summary>
/// <param name="Activation">The activation of its hidden layers.</param>
/// <param name="Start">How its weights start.</param>
internal sealed record Patient(SpecimenActivation Activation, SpecimenStart Start)
{
    /// <summary>In words, <c>relu, small start</c>.</summary>
    public string Name => $"{ActivationName(Activation)}, {StartName(Start)} start";

    /// <summary>An activation as the command line has it.</summary>
    /// <param name="activation">The activation.</param>
    public static string ActivationName(SpecimenActivation activation) => activation switch
    {
        SpecimenActivation.Sigmoid => "sigmoid",
        SpecimenActivation.Tanh => "tanh",
        SpecimenActivation.Relu => "relu",
        _ => "leaky-relu",
    };

    /// <summary>A start in one word.</summary>
    /// <param name="start">The start.</param>
    public static string StartName(SpecimenStart start) => start switch
    {
        SpecimenStart.Small => "small",
        SpecimenStart.Large => "large",
        _ => "good",
    };
}
