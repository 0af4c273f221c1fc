using System.Globalization;

namespace StaticNet.Augmentations;

/// <summary>The limits of augmentations' settings.</summary>
internal static class AugmentationChecks
{
    /// <summary>Demands a probability.</summary>
    public static double Probability(double value, string name) => Between(value, 0, 1, name);

    /// <summary>Demands a value within limits, which NaN never is.</summary>
    public static double Between(double value, double least, double most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be in [{least}, {most}]."));

    /// <summary>Demands a finite value.</summary>
    public static float Finite(float value, string name) => float.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be finite."));
}
