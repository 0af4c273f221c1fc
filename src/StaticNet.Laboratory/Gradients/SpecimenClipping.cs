namespace StaticNet.Laboratory.Gradients;

/// <summary>What gradients are clipped by.</summary>
internal enum SpecimenClipping
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Each element by its magnitude.</summary>
    Value,

    /// <summary>All together by their L2 norm.</summary>
    Norm,

    /// <summary>All together by their L1 norm.</summary>
    L1Norm,

    /// <summary>All together by their largest magnitude.</summary>
    MaxNorm,

    /// <summary>Each layer by its L2 norm.</summary>
    EachLayer,

    /// <summary>Each unit by its L2 norm as a part of its weights'.</summary>
    Adaptive,
}
