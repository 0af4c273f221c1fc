using Microsoft.CodeAnalysis;

namespace StaticNet.Generators.Parsing;

/// <summary>The parameter types of the methods that a network gets: a user's overload must differ from them.</summary>
internal static class EmittedMethods
{
    private const string Values = "System.ReadOnlySpan<float>";
    private const string Labels = "System.ReadOnlySpan<int>";
    private const string Outputs = "System.Span<float>";
    private const string AnyTargets = "StaticNet.Targets";

    // Targets stand for both kinds: which one is emitted depends on the loss.
    private static readonly Dictionary<string, string[]> Signatures = new()
    {
        ["Initialize"] = ["ulong"],
        ["Dispose"] = [],
        ["Predict"] = [Values, Outputs],
        ["PredictProbabilities"] = [Values, Outputs],
        ["Evaluate"] = [Values, AnyTargets, Outputs],
        ["ComputeGradients"] = [Values, AnyTargets],
        ["CopyTrainingOutputs"] = [Outputs],
        ["CreateReader"] = ["int"],
    };

    /// <summary>Whether a member of a network's name can stand beside it: an overload with other parameter types.</summary>
    public static bool IsOverload(ISymbol member)
    {
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method
            || !Signatures.TryGetValue(method.Name, out string[]? types))
            return false;
        return method.Parameters.Length != types.Length
            || !method.Parameters.Zip(types, (parameter, type) => IsAlike(parameter.Type.ToDisplayString(), type)).All(alike => alike);
    }

    private static bool IsAlike(string written, string emitted) =>
        written == emitted || (emitted == AnyTargets && written is Values or Labels);
}
