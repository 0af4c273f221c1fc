using System.Globalization;
using System.Text;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>Names of a file as identifiers of C#.</summary>
internal static class Names
{
    /// <summary>Whether a name is an identifier, keywords included.</summary>
    public static bool IsIdentifier(string name) => name.Length > 0 && IsStart(name[0]) && name.All(letter => IsStart(letter) || char.IsDigit(letter));

    /// <summary>A name whose words begin with capitals, <c>net.fc_1</c> as <c>NetFc1</c>.</summary>
    /// <param name="name">Any name.</param>
    /// <returns>Null where nothing of it can be in an identifier.</returns>
    public static string? ToPascalCase(string name)
    {
        var text = new StringBuilder();
        bool begins = true;
        foreach (char letter in name)
        {
            bool isLetter = char.IsLetter(letter), isDigit = char.IsDigit(letter) && text.Length > 0;
            if (isLetter || isDigit)
                text.Append(begins ? char.ToUpperInvariant(letter) : letter);
            begins = !isLetter;
        }

        return text.Length > 0 ? text.ToString() : null;
    }

    /// <summary>The same with a small first letter.</summary>
    public static string? ToCamelCase(string name) => ToPascalCase(name) is { } text ? char.ToLowerInvariant(text[0]) + text[1..] : null;

    /// <summary>A name that none of some is: with a number behind it where it must.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isTaken">Whether a name is taken.</param>
    public static string Unique(string name, Func<string, bool> isTaken)
    {
        string unique = name;
        for (int number = 2; isTaken(unique); number++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
        return unique;
    }

    // Keywords are in small letters, and any identifier may have the sign before it.
    public static string Escape(string identifier) => identifier.All(char.IsAsciiLetterLower) ? $"@{identifier}" : identifier;

    private static bool IsStart(char letter) => char.IsLetter(letter) || letter == '_';
}
