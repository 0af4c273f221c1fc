using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Generators.Text;

/// <summary>Identifiers in generated source.</summary>
internal static class Identifier
{
    /// <summary>Whether a name, keywords included, can name a member.</summary>
    // Formatting characters don't count in an identifier: names that differ by them alone are the same member.
    public static bool IsValid(string name) =>
        SyntaxFacts.IsValidIdentifier(name) && !name.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    /// <summary>The identifier as source, keywords escaped.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
