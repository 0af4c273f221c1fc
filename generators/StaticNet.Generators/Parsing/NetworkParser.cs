using Microsoft.CodeAnalysis;
using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>From a class and its attributes to a model: the one stage that sees symbols.</summary>
internal static class NetworkParser
{
    /// <summary>The full name of the attribute that makes a class a network.</summary>
    public const string NetworkAttribute = "StaticNet.NetworkAttribute";

    /// <summary>The attribute that makes a class a network, without its suffix.</summary>
    public const string Network = "Network";

    /// <summary>Whether a class is declared a network. On other types the compiler refuses the attribute.</summary>
    public static bool IsNetwork(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class && type.GetAttributes().Any(attribute => KindOf(attribute) == Network);

    /// <summary>The index of the first layer, loss or clipping attribute, or -1.</summary>
    public static int IndexOfLayer(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes();
        for (int i = 0; i < attributes.Length; i++)
            if (KindOf(attributes[i]) is { } kind && KindRegistry.Contains(kind))
                return i;
        return -1;
    }

    /// <summary>The first [Network] of a class; a second one is the compiler's error.</summary>
    public static AttributeData FindNetwork(INamedTypeSymbol type) => type.GetAttributes().First(attribute => KindOf(attribute) == Network);

    /// <summary>The name of a StaticNet attribute without its suffix, null for any other.</summary>
    public static string? KindOf(AttributeData attribute)
    {
        const string Suffix = "Attribute";
        return attribute.AttributeClass is { ContainingType: null, ContainingNamespace: { Name: "StaticNet", ContainingNamespace.IsGlobalNamespace: true } } type
            && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
                ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
                : null;
    }

    /// <summary>Parses the class that a declaration belongs to.</summary>
    /// <param name="declaration">A declaration with [Network]. If there are more, which is an error, the first one stands for all.</param>
    /// <param name="type">The class.</param>
    /// <param name="cancellation">Stops an outdated run.</param>
    public static ParsedNetwork ParseDeclaration(SyntaxNode declaration, INamedTypeSymbol type, CancellationToken cancellation) =>
        IsNetwork(type) && FindNetwork(type).ApplicationSyntaxReference is { } network
        && network.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(network.Span)
            ? Parse(type, cancellation)
            : ParsedNetwork.None;

    public static ParsedNetwork Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var typeModel = TypeParser.Parse(type, problems, cancellation);
        var declaration = new DeclarationParser(type, problems, cancellation);
        var model = declaration.Parse(typeModel);
        bool hasEnd = model?.Parts.Any(part => part is LossModel or OutputModel) == true;
        return new ParsedNetwork(typeModel, problems.Count == 0 && hasEnd ? model : null, declaration.Surface, problems.ToEquatableArray())
        {
            Draft = problems is [{ RuleId: Rules.NoLoss }] ? model : null,
            Beginning = problems.TrueForAll(problem => problem.RuleId == Rules.Unread) ? declaration.Beginning : null,
        };
    }
}
