using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>Which gradients share a factor of clipping. It is public for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ScaleGranularity
{
    /// <summary>All of the network.</summary>
    Network,

    /// <summary>Those of a layer.</summary>
    Layer,

    /// <summary>Those that feed one output of a layer; a parameter of one dimension counts as a whole.</summary>
    Unit,
}
