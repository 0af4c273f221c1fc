using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Generators.Parsing;

/// <summary>The constructors that users give a network beside its own.</summary>
internal static class Constructors
{
    /// <summary>Whether user code declares the constructor that the network declares.</summary>
    public static bool HasNetworks(INamedTypeSymbol type) => Written(type).Any(IsNetworks);

    /// <summary>
    /// The constructors that don't call another one of the class: they would leave the network without memory.
    /// </summary>
    public static IEnumerable<string> Unchained(INamedTypeSymbol type, CancellationToken cancellation) => Written(type)
        .Where(constructor => !IsNetworks(constructor) && !IsChained(constructor, cancellation))
        .Select(constructor => constructor.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));

    private static IEnumerable<IMethodSymbol> Written(INamedTypeSymbol type) => type.InstanceConstructors.Where(UserCode.IsWritten);

    private static bool IsNetworks(IMethodSymbol constructor) =>
        constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None)
        && constructor.Parameters.Select(parameter => parameter.Type.SpecialType)
            .SequenceEqual([SpecialType.System_UInt64, SpecialType.System_Int32, SpecialType.System_Int32]);

    // A primary constructor has no syntax of its own; it is a mistake for which another rule stands.
    private static bool IsChained(IMethodSymbol constructor, CancellationToken cancellation) => constructor.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellation)).OfType<ConstructorDeclarationSyntax>()
        .All(declaration => declaration.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer));
}
