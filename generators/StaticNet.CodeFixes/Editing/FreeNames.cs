using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Editing;

/// <summary>The names of a declaration's parts, given or counted, and those that none of them has.</summary>
internal static class FreeNames
{
    /// <summary>The argument that names a part; null for one that is counted.</summary>
    public static AttributeArgumentSyntax? GivenName(FixPlace place, AttributeSyntax attribute)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        return Words.KindOf(place, attribute) is "Tap" or "Input" or "Output"
            ? arguments.FirstOrDefault(argument => argument.NameEquals is null)
            : arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Name");
    }

    /// <summary>What a part's name begins with, before its number.</summary>
    public static string StemOf(FixPlace place, AttributeSyntax attribute) =>
        (GivenName(place, attribute) is { } given ? TextOf(place, given.Expression) : null)?.TrimEnd("0123456789".ToCharArray()) is { Length: > 0 } stem
            ? stem
            : CountedKind(place, attribute);

    /// <summary>A name that no part of a declaration has, and no member of its class.</summary>
    /// <param name="place">The document.</param>
    /// <param name="attribute">The part to be named.</param>
    /// <param name="skipped">How many free names are left to others.</param>
    public static string Choose(FixPlace place, AttributeSyntax attribute, int skipped)
    {
        var taken = new HashSet<string>(place.Attributes.SelectMany(other => NamesIn(place, other)));
        foreach (var kind in place.Attributes.GroupBy(other => CountedKind(place, other)))
            taken.UnionWith(Enumerable.Range(1, kind.Sum(other => RepeatsOf(place, other))).Select(number => $"{kind.Key}{number}"));
        for (var type = place.Type is { } declaration ? place.Model.GetDeclaredSymbol(declaration) : null; type is not null; type = type.BaseType)
            taken.UnionWith(type.GetMembers().Select(member => member.Name));
        string stem = StemOf(place, attribute);
        return Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{stem}{number}").Where(name => !taken.Contains(name)).ElementAt(skipped);
    }

    /// <summary>The text that an expression stands for; null if it is none.</summary>
    public static string? TextOf(FixPlace place, ExpressionSyntax expression) => place.Model.GetConstantValue(expression).Value as string;

    private static IEnumerable<string> NamesIn(FixPlace place, AttributeSyntax attribute)
    {
        foreach (var text in (attribute.ArgumentList?.Arguments ?? default).Select(argument => TextOf(place, argument.Expression)).OfType<string>())
        {
            yield return text;
            for (int number = 1, repeats = RepeatsOf(place, attribute); repeats > 1 && number <= repeats; number++)
                yield return $"{text}{number}";
        }
    }

    private static int RepeatsOf(FixPlace place, AttributeSyntax attribute) => (attribute.ArgumentList?.Arguments ?? default)
        .Where(argument => argument.NameEquals?.Name.Identifier.ValueText == "Repeat")
        .Select(argument => place.Model.GetConstantValue(argument.Expression).Value).OfType<int>().Where(repeat => repeat is > 0 and <= 1000).DefaultIfEmpty(1).First();

    // A use is counted by its block.
    private static string CountedKind(FixPlace place, AttributeSyntax attribute) =>
        Words.TypeOf(place, attribute) is { TypeArguments: [var block, ..] } ? block.Name : Words.KindOf(place, attribute) ?? "";
}
