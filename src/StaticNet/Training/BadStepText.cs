using System.Globalization;

namespace StaticNet.Training;

/// <summary>A <see cref="BadStep"/> as a text that gives it back exactly: step, kind, the bits of the value, layer and tensor.</summary>
internal static class BadStepText
{
    private const char Separator = '|';

    /// <summary>The text; empty for none.</summary>
    /// <param name="step">The report.</param>
    public static string Format(BadStep? step) => step is not { } bad
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{bad.Step}{Separator}{(int)bad.Kind}{Separator}{BitConverter.DoubleToInt64Bits(bad.Value)}{Separator}{bad.Layer}{Separator}{bad.Tensor}");

    /// <summary>What is wrong with a text; null if nothing is.</summary>
    /// <param name="text">The text.</param>
    public static string? Complain(string text) =>
        text.Length == 0 || TryParse(text, out _) ? null : $"'{text}' in the state isn't the report of a bad step.";

    /// <summary>What a text tells of; null for an empty one.</summary>
    /// <param name="text">The text, checked.</param>
    public static BadStep? Parse(string text) => TryParse(text, out var step) ? step : null;

    private static bool TryParse(string text, out BadStep step)
    {
        string[] parts = text.Split(Separator);
        step = default;
        if (parts.Length != 5
            || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out long number)
            || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out int kind)
            || !Enum.IsDefined((BadStepKind)kind)
            || !long.TryParse(parts[2], CultureInfo.InvariantCulture, out long bits))
            return false;
        step = new BadStep(number, NullIfEmpty(parts[3]), NullIfEmpty(parts[4]), (BadStepKind)kind, BitConverter.Int64BitsToDouble(bits));
        return true;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
