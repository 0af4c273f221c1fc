namespace StaticNet.Laboratory.Gradients;

/// <summary>What stands beside the activations of the hidden layers.</summary>
internal enum SpecimenDesign
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>Batch normalization before each.</summary>
    BatchNorm,

    /// <summary>Layer normalization before each.</summary>
    LayerNorm,

    /// <summary>Dropout after each.</summary>
    Dropout,
}
