using System.Globalization;

namespace StaticNet.Data;

/// <summary>A value of a row in memory: a number, a text, or nothing. Numbers and texts convert to it by themselves.</summary>
/// <remarks>NaN is missing, and so are a null text and one that the encoder's table took for missing.</remarks>
public readonly record struct TableValue
{
    private readonly double _number;
    private readonly bool _isNumber;

    private TableValue(double number)
    {
        _number = number;
        _isNumber = !double.IsNaN(number);
    }

    private TableValue(string? text) => Text = text;

    /// <summary>The text; null of a number, and of nothing.</summary>
    public string? Text { get; }

    /// <summary>The number; NaN of a text, and of nothing.</summary>
    public double Number => _isNumber ? _number : double.NaN;

    /// <summary>Whether it is neither a number nor a text.</summary>
    public bool IsMissing => !_isNumber && Text is null;

    /// <summary>A number; NaN for a missing one.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator TableValue(double number) => new(number);

    /// <summary>A number; NaN for a missing one.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator TableValue(float number) => new((double)number);

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator TableValue(int number) => new((double)number);

    /// <summary>A text; null for a missing one.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator TableValue(string? text) => new(text);

    /// <summary>The text, or the number in the shortest form that reads back as it.</summary>
    public override string ToString() => Text ?? (_isNumber ? _number.ToString("R", CultureInfo.InvariantCulture) : "");
}
