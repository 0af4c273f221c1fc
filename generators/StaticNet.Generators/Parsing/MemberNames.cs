using Microsoft.CodeAnalysis;
using StaticNet.Generators.Members;

namespace StaticNet.Generators.Parsing;

/// <summary>Whether a class has already what a network needs in it.</summary>
internal static class MemberNames
{
    /// <summary>
    /// Whether a new member would clash with user code in the class, or hide a member of a base class. Methods and constructors with other parameters
    /// don't clash.
    /// </summary>
    public static bool IsTaken(INamedTypeSymbol type, Member member)
    {
        if (member.Kind == MemberKind.Constructor)
            return Constructors.Has(type, member);
        for (var current = type; current is not null; current = current.BaseType)
            if (MembersNamed(current, member.Name).Any(written =>
                UserCode.IsWritten(written) && IsVisible(written, current, type) && !IsOverload(written, member)))
                return true;
        return type.Name == member.Name || type.TypeParameters.Any(parameter => parameter.Name == member.Name);
    }

    /// <summary>Whether parameters have the types of a member's.</summary>
    public static bool HasParametersOf(IMethodSymbol method, Member member) => method.Parameters.Length == member.Parameters.Count
        && method.Parameters.Zip(member.Parameters, (parameter, emitted) =>
            parameter.RefKind == RefKind.None && parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == emitted.Type).All(alike => alike);

    /// <summary>The members of the network's interface that the class implements explicitly: <c>INetwork.Predict</c>.</summary>
    public static IEnumerable<string> ImplementedExplicitly(INamedTypeSymbol type) =>
        from member in type.GetMembers()
        where UserCode.IsWritten(member)
        from implemented in ImplementedBy(member)
        where implemented.ContainingType.ToDisplayString() is "StaticNet.INetwork" or "System.IDisposable"
        select $"{implemented.ContainingType.Name}.{implemented.Name}";

    private static bool IsOverload(ISymbol written, Member member) => member.Kind == MemberKind.Method
        && written is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
        && (method.Arity > 0 || !HasParametersOf(method, member));

    // An indexer has no name in C#, but one in the class.
    private static IEnumerable<ISymbol> MembersNamed(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).Concat(type.GetMembers("this[]").Where(indexer => indexer.MetadataName == name));

    private static IEnumerable<ISymbol> ImplementedBy(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } method => method.ExplicitInterfaceImplementations,
        IPropertySymbol property => property.ExplicitInterfaceImplementations,
        _ => [],
    };

    private static bool IsVisible(ISymbol member, INamedTypeSymbol declaring, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(declaring, type) || member.DeclaredAccessibility != Accessibility.Private;
}
