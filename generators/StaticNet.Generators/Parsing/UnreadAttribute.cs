using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generators.Kinds;
using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Parsing;

/// <summary>
/// An attribute that the compiler doesn't know, or not with all its arguments. The compiler reports it; what stands above it is checked all the
/// same, what follows from it isn't, and what it was meant to be is said.
/// </summary>
internal static class UnreadAttribute
{
    /// <summary>Whether the compiler doesn't know an attribute.</summary>
    public static bool IsUnknown(AttributeData attribute) => attribute.AttributeClass is null or { TypeKind: TypeKind.Error };

    /// <summary>Whether an argument is missing, or has no value.</summary>
    public static bool LacksValues(AttributeData attribute) => attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(HasNone) || attribute.NamedArguments.Any(argument => HasNone(argument.Value));

    /// <summary>The kind that an unknown attribute resembles; null if it resembles none.</summary>
    public static string? Resembled(AttributeData attribute) =>
        SyntaxOf(attribute) is { } syntax ? Resemblance.Nearest(Simple(syntax.Name), KindRegistry.Names) : null;

    /// <summary>The name that an unknown attribute gives; null if it gives none.</summary>
    public static string? GivenName(AttributeData attribute) => SyntaxOf(attribute)?.ArgumentList?.Arguments
        .Where(argument => argument.NameEquals?.Name.Identifier.ValueText == "Name")
        .Select(argument => (argument.Expression as LiteralExpressionSyntax)?.Token.Value).OfType<string>().FirstOrDefault();

    /// <summary>What there is to say of it beside what the compiler says; null for nothing.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="index">Its index, or that of the attribute that puts it in.</param>
    public static Problem? Explain(AttributeData attribute, int index)
    {
        if (!IsUnknown(attribute))
            return attribute.AttributeConstructor is null || !attribute.ConstructorArguments.Any(HasNone) ? null : new Problem(
                Rules.Unread, index, new($"[{NetworkParser.KindOf(attribute)}] has an argument that is no constant", "write a number, or the name of a const"));
        return Resembled(attribute) is { } kind
            ? new Problem(Rules.Unread, index, new($"[{Simple(SyntaxOf(attribute)!.Name)}] is unknown", $"perhaps [{kind}] is meant")) { Advice = kind }
            : null;
    }

    private static bool HasNone(TypedConstant argument) => argument.Kind == TypedConstantKind.Error
        || (argument.Kind == TypedConstantKind.Array && !argument.IsNull && argument.Values.Any(HasNone));

    private static AttributeSyntax? SyntaxOf(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    private static string Simple(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => name.ToString(),
    };
}
