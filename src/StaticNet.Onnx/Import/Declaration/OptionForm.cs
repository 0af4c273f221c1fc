using System.Globalization;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>How an option of an attribute is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Write">Its value as C#.</param>
/// <param name="Default">What needn't be written; null for what must be.</param>
internal sealed record OptionForm(string Name, Func<double, string> Write, double? Default)
{
    /// <summary>Whether it is written without its name.</summary>
    public bool IsArgument { get; init; }

    public static OptionForm Whole(string name, double? otherwise) => new(name, Integer, otherwise);

    public static OptionForm Number(string name, float? otherwise) => new(name, value => ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f", otherwise);

    public static OptionForm Switch(string name, bool otherwise) => new(name, value => value != 0 ? "true" : "false", otherwise ? 1 : 0);

    public static OptionForm Member(string name, string type, params string[] members) => new(name, value => $"{type}.{members[(int)value]}", 0);

    /// <summary>The zeros around an image along an axis, numbers or words.</summary>
    public static OptionForm Padding(string name) =>
        new(name, value => value switch { -1 => "Padding.Same", -2 => "Padding.Causal", _ => Integer(value) }, name == "Padding" ? 0 : double.NaN);

    /// <summary>The same without its name.</summary>
    public OptionForm AsArgument() => this with { IsArgument = true };

    /// <summary>The whole number of a value.</summary>
    public static string Integer(double value) => ((long)value).ToString(CultureInfo.InvariantCulture);
}
