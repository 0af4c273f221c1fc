using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Editing;

/// <summary>What attributes are, and how StaticNet's types are written at a place.</summary>
internal static class Words
{
    private const string Suffix = "Attribute";

    /// <summary>The kind of a StaticNet attribute, its name without the suffix; null for any other.</summary>
    public static string? KindOf(FixPlace place, AttributeSyntax attribute) =>
        TypeOf(place, attribute) is { } type && IsStaticNets(type) && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
            : null;

    /// <summary>Whether an attribute is a clipping.</summary>
    public static bool IsClipping(FixPlace place, AttributeSyntax attribute) => Derives(place, attribute, "ClippingAttribute");

    /// <summary>Whether an attribute ends a branch: a loss or an output.</summary>
    public static bool IsEnd(FixPlace place, AttributeSyntax attribute) => Derives(place, attribute, "LossAttribute") || KindOf(place, attribute) == "Output";

    /// <summary>Whether an attribute begins a branch.</summary>
    public static bool IsBeginning(FixPlace place, AttributeSyntax attribute) => KindOf(place, attribute) is "From" or "Input";

    /// <summary>Whether an attribute is a part of a network whose order counts.</summary>
    public static bool IsPart(FixPlace place, AttributeSyntax attribute) =>
        KindOf(place, attribute) is not (null or "TrackGradients") && !IsClipping(place, attribute);

    /// <summary>The name of an attribute at another one: with the namespace where that has it or needs it.</summary>
    /// <param name="place">The document.</param>
    /// <param name="neighbour">The other attribute.</param>
    /// <param name="kind">The name without the suffix.</param>
    public static string Attribute(FixPlace place, AttributeSyntax neighbour, string kind) => Qualify(place, neighbour, kind, kind + Suffix);

    /// <summary>The same of another type.</summary>
    public static string Type(FixPlace place, AttributeSyntax neighbour, string type) => Qualify(place, neighbour, type, type);

    /// <summary>The class of an attribute; null if it has none.</summary>
    public static INamedTypeSymbol? TypeOf(FixPlace place, AttributeSyntax attribute) => place.Model.GetTypeInfo(attribute).Type as INamedTypeSymbol;

    /// <summary>The name of an attribute without its namespace.</summary>
    public static SimpleNameSyntax SimpleNameOf(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax qualified => qualified.Name,
        _ => (SimpleNameSyntax)attribute.Name,
    };

    private static string Qualify(FixPlace place, AttributeSyntax neighbour, string name, string type)
    {
        string written = neighbour.Name.ToString(), prefix = written.Substring(0, written.Length - SimpleNameOf(neighbour).ToString().Length);
        bool isInScope = place.Model.LookupNamespacesAndTypes(neighbour.SpanStart, name: type).OfType<INamedTypeSymbol>().Any(IsStaticNets);
        return prefix.Length > 0 || isInScope ? prefix + name : "global::StaticNet." + name;
    }

    private static bool Derives(FixPlace place, AttributeSyntax attribute, string type)
    {
        for (var current = TypeOf(place, attribute)?.BaseType; current is not null; current = current.BaseType)
            if (current.Name == type && IsStaticNets(current))
                return true;
        return false;
    }

    private static bool IsStaticNets(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "StaticNet", ContainingNamespace.IsGlobalNamespace: true };
}
