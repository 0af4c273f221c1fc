namespace StaticNet.Laboratory.Gradients;

/// <summary>How large the initial weights are.</summary>
internal enum SpecimenStart
{
    /// <summary>The library's start times <see cref="StartGain.Small"/>.</summary>
    Small,

    /// <summary>The library's start times <see cref="StartGain.Large"/>.</summary>
    Large,

    /// <summary>What the library gives the activation unless told otherwise: <see cref="Initializer.Auto"/>.</summary>
    Good,
}
