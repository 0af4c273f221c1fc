using System.Text;

namespace StaticNet.Files;

/// <summary>How files write the names of layers and of their parameters.</summary>
internal static class SnakeCase
{
    /// <summary>A name in snake case: an underscore before each capital that begins a word, and all in lower case.</summary>
    /// <param name="name">A name such as <c>BatchNorm1</c>.</param>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool isBeforeWord = i + 1 < name.Length && char.IsLower(name[i + 1]);
            if (char.IsUpper(name[i]) && i > 0 && (char.IsLower(name[i - 1]) || (char.IsLetterOrDigit(name[i - 1]) && isBeforeWord)))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
