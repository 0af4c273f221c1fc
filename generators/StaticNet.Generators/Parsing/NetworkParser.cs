using Microsoft.CodeAnalysis;
using StaticNet.Generators.Diagnostics;
using StaticNet.Generators.Layers;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>From a class and its attributes to a model: the one stage that sees symbols.</summary>
internal static class NetworkParser
{
    /// <summary>The full name of the attribute that makes a class a network.</summary>
    public const string NetworkAttribute = "StaticNet.NetworkAttribute";

    private const string Network = "Network";

    public static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => KindOf(attribute) == Network);

    /// <summary>The index of the first layer or loss attribute, or -1.</summary>
    public static int IndexOfLayer(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes();
        for (int i = 0; i < attributes.Length; i++)
            if (KindOf(attributes[i]) is { } kind && (LayerRegistry.Layers.ContainsKey(kind) || LayerRegistry.Losses.ContainsKey(kind)))
                return i;
        return -1;
    }

    /// <summary>The name of a StaticNet attribute without its suffix, null for any other.</summary>
    public static string? KindOf(AttributeData attribute)
    {
        const string suffix = "Attribute";
        return attribute.AttributeClass is { ContainingType: null, ContainingNamespace: { Name: "StaticNet", ContainingNamespace.IsGlobalNamespace: true } } type
            && type.Name.EndsWith(suffix, StringComparison.Ordinal)
                ? type.Name.Substring(0, type.Name.Length - suffix.Length)
                : null;
    }

    public static ParsedNetwork Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var typeModel = TypeParser.Parse(type, problems, cancellation);
        var declaration = new DeclarationParser(type, problems, cancellation);
        var model = declaration.Parse(typeModel);
        return new ParsedNetwork(typeModel, problems.Count == 0 ? model : null, declaration.Surface, problems.ToEquatableArray());
    }
}
