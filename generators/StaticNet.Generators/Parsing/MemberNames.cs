using Microsoft.CodeAnalysis;

namespace StaticNet.Generators.Parsing;

/// <summary>The names that a network needs in its class, and whether the class has them already.</summary>
internal static class MemberNames
{
    /// <summary>The members that every network gets, besides its constructor.</summary>
    public static readonly IReadOnlyList<string> Emitted =
    [
        "Architecture", "InputLength", "OutputLength", "ParameterCount", "BatchCapacity", "Workers", "Parameters", "Gradients",
        "MaxGradientNorm", "GradientLimit", "Initialize", "Dispose", "Predict", "PredictProbabilities", "Evaluate", "ComputeGradients", "Layers",
        "_memory",
    ];

    /// <summary>Whether user code declares a member of that name in the class or in a base class that it would hide.</summary>
    public static bool Exists(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (current.GetMembers(name).Any(member => IsWrittenByUser(member) && IsVisible(member, current, type)))
                return true;
        return type.Name == name || type.TypeParameters.Any(parameter => parameter.Name == name);
    }

    /// <summary>Whether user code declares the constructor that the network declares.</summary>
    public static bool HasNetworkConstructor(INamedTypeSymbol type) => type.InstanceConstructors.Any(constructor =>
        IsWrittenByUser(constructor)
        && constructor.Parameters.Select(parameter => parameter.Type.SpecialType)
            .SequenceEqual([SpecialType.System_UInt64, SpecialType.System_Int32, SpecialType.System_Int32]));

    // An analyzer sees the generated members too: they lie in a folder named after the generator.
    private static bool IsWrittenByUser(ISymbol member) => !member.IsImplicitlyDeclared
        && !(member.DeclaringSyntaxReferences.Length > 0
            && member.DeclaringSyntaxReferences.All(reference => IsGenerated(reference.SyntaxTree.FilePath)));

    private static bool IsGenerated(string path) => path.Contains(typeof(NetworkGenerator).FullName!);

    private static bool IsVisible(ISymbol member, INamedTypeSymbol declaring, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(declaring, type) || member.DeclaredAccessibility != Accessibility.Private;
}
