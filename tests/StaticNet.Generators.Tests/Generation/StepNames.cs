using Microsoft.CodeAnalysis;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>Which tracked steps are the generator's own.</summary>
internal static class StepNames
{
    private static readonly HashSet<string> Inputs =
    [
        WellKnownGeneratorInputs.Compilation, WellKnownGeneratorInputs.ParseOptions, WellKnownGeneratorInputs.AdditionalTexts,
        WellKnownGeneratorInputs.AnalyzerConfigOptions, WellKnownGeneratorInputs.MetadataReferences,

        // Known to Roslyn only: an input of ForAttributeWithMetadataName.
        "CompilationOptions",
    ];

    /// <summary>
    /// The steps that the generator named. Roslyn's inputs, its outputs and the inside of <c>ForAttributeWithMetadataName</c>
    /// hold symbols, syntax and diagnostics by their nature.
    /// </summary>
    /// <param name="result">A tracked run.</param>
    public static IEnumerable<string> OfGenerator(GeneratorRunResult result) => result.TrackedSteps.Keys
        .Where(name => !Inputs.Contains(name) && !result.TrackedOutputSteps.ContainsKey(name)
            && !name.Contains("ForAttribute", StringComparison.Ordinal) && !name.EndsWith("GlobalAliases", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
