using Microsoft.CodeAnalysis;

namespace StaticNet.Generators.Parsing;

/// <summary>Tells what users wrote from what was generated.</summary>
internal static class UserCode
{
    // The compiler names a generated file's folder after its generator.
    private const string Generator = "StaticNet.Generators.NetworkGenerator";

    /// <summary>Whether a member stands in the user's code, or in a library that it uses.</summary>
    // An analyzer sees the generated members too: they lie in a folder named after the generator.
    public static bool IsWritten(ISymbol member) => !member.IsImplicitlyDeclared
        && !(member.DeclaringSyntaxReferences.Length > 0
            && member.DeclaringSyntaxReferences.All(reference => IsGenerated(reference.SyntaxTree.FilePath)));

    private static bool IsGenerated(string path) => path.Contains(Generator);
}
