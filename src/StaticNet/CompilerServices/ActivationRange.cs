using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>Where an activation's outputs saturate. It is public for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ActivationRange
{
    /// <summary>At 0, where a rectifier passes nothing on.</summary>
    Rectifying,

    /// <summary>At −1 and 1.</summary>
    Symmetric,

    /// <summary>At 0 and 1.</summary>
    Unit,
}
