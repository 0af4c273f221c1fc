namespace StaticNet;

/// <summary>
/// Words for the zeros around an image or a signal, where a number of positions on each side doesn't say it: <c>Padding = Padding.Same</c>,
/// or <c>Padding = 2</c>.
/// </summary>
public static class Padding
{
    /// <summary>No zeros: outputs where the whole kernel lies within the input. The same as 0.</summary>
    public const int Valid = 0;

    /// <summary>
    /// As many as make the output as large as the input: (kernel − 1) · dilation, half of them on each side, an odd one on the right and below. The
    /// stride is 1. The same as PyTorch's <c>padding='same'</c>.
    /// </summary>
    public const int Same = -1;

    /// <summary>
    /// (kernel − 1) · dilation before a signal and none behind it: an output reads nothing that comes later. For <see cref="Conv1DAttribute"/>.
    /// </summary>
    public const int Causal = -2;
}
