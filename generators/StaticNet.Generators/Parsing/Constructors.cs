using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Members;

namespace StaticNet.Generators.Parsing;

/// <summary>The constructors that users give a network beside its own.</summary>
internal static class Constructors
{
    /// <summary>Whether user code declares a constructor that the network declares.</summary>
    public static bool Has(INamedTypeSymbol type, Member constructor) => Written(type).Any(written => MemberNames.HasParametersOf(written, constructor));

    /// <summary>
    /// The constructors beside the network's that don't call another one of the class: they would leave the network without memory.
    /// </summary>
    public static IEnumerable<string> Unchained(INamedTypeSymbol type, IEnumerable<Member> members, CancellationToken cancellation) => Written(type)
        .Where(written => !members.Any(member => member.Kind == MemberKind.Constructor && MemberNames.HasParametersOf(written, member)))
        .Where(constructor => !IsChained(constructor, cancellation))
        .Select(constructor => constructor.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));

    private static IEnumerable<IMethodSymbol> Written(INamedTypeSymbol type) => type.InstanceConstructors.Where(UserCode.IsWritten);

    // A primary constructor has no syntax of its own; it is a mistake for which another rule stands.
    private static bool IsChained(IMethodSymbol constructor, CancellationToken cancellation) => constructor.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancellation)).OfType<ConstructorDeclarationSyntax>()
        .All(declaration => declaration.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer));
}
