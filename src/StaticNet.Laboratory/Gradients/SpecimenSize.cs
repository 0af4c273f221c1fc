using System.Globalization;

namespace StaticNet.Laboratory.Gradients;

/// <summary>The size of a network.</summary>
/// <param name="Depth">Its dense layers.</param>
/// <param name="Width">The units of each hidden one.</param>
internal readonly record struct SpecimenSize(int Depth, int Width)
{
    /// <summary>Depth and width, <c>32×32</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Depth}×{Width}");
}
