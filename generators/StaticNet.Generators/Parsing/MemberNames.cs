using Microsoft.CodeAnalysis;

namespace StaticNet.Generators.Parsing;

/// <summary>The names that a network needs in its class, and whether the class has them already.</summary>
internal static class MemberNames
{
    /// <summary>The members that every network gets, besides its constructor.</summary>
    public static readonly IReadOnlyList<string> Emitted =
    [
        "Architecture", "InputLength", "OutputLength", "ParameterCount", "BatchCapacity", "Workers", "Parameters", "Gradients", "Statistics",
        "MaxGradientNorm", "MaxLayerGradientNorm", "AdaptiveClipping", "GradientLimit", "TrainingPosition", "Initialize", "Dispose", "Predict", "PredictProbabilities",
        "Evaluate", "ComputeGradients", "CopyTrainingOutputs", "CreateReader", "GradientHealth", "Layers", "_memory",
    ];

    /// <summary>The members that a network without a loss of its own gets besides.</summary>
    public static readonly IReadOnlyList<string> OfCallersLoss = ["Forward", "Backward"];

    /// <summary>
    /// Whether a new member of that name would clash with user code in the class, or hide a member of a base class.
    /// Overloads of the network's own methods don't clash.
    /// </summary>
    public static bool IsTaken(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (MembersNamed(current, name).Any(member =>
                UserCode.IsWritten(member) && IsVisible(member, current, type) && !EmittedMethods.IsOverload(member)))
                return true;
        return type.Name == name || type.TypeParameters.Any(parameter => parameter.Name == name);
    }

    /// <summary>The members of the network's interface that the class implements explicitly: <c>INetwork.Predict</c>.</summary>
    public static IEnumerable<string> ImplementedExplicitly(INamedTypeSymbol type) =>
        from member in type.GetMembers()
        where UserCode.IsWritten(member)
        from implemented in ImplementedBy(member)
        where implemented.ContainingType.ToDisplayString() is "StaticNet.INetwork" or "System.IDisposable"
        select $"{implemented.ContainingType.Name}.{implemented.Name}";

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
