using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Diagnostics;

/// <summary>
/// Reports the mistakes in network declarations, each at its attribute, and in those without a mistake what is likely to
/// train badly. It runs the same parser and graph builder as the
/// generator, which stays silent: a generator's diagnostics would carry locations through its cache.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {

        // The generator reads other tools' output too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var attributes = type.GetAttributes();
        if (attributes.Length == 0)
            return;
        foreach (var problem in FindProblems(type, context.CancellationToken))
        {
            var reference = problem.Attribute == Problem.Type ? null : attributes[problem.Attribute].ApplicationSyntaxReference;
            var location = reference is null ? NameOf(type) : Location.Create(reference.SyntaxTree, reference.Span);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.ById(problem.RuleId), location, PlaceOfLayer(type, problem), Advice(problem), [.. problem.Arguments.Select(argument => (object)argument)]));
        }
    }

    // Where a fix is to write, if that is elsewhere.
    private static IEnumerable<Location>? PlaceOfLayer(INamedTypeSymbol type, Problem problem) =>
        problem.Layer is { } layer && (problem.Attribute != layer.Attribute || layer.Name.Contains('.'))
            ? [BlockUse.FindAttribute(type, layer)?.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : Location.None]
            : null;

    private static ImmutableDictionary<string, string?> Advice(Problem problem) =>
        problem.Advice.Length == 0 ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(nameof(Advice), problem.Advice);

    /// <summary>The name of the class on the declaration that makes it a network or a block.</summary>
    private static Location NameOf(INamedTypeSymbol type)
    {
        var network = type.GetAttributes().First(attribute => NetworkParser.KindOf(attribute) is NetworkParser.Network or BlockUse.BlockKind).ApplicationSyntaxReference;
        var declaration = network?.GetSyntax().Parent?.Parent?.Span;
        return type.Locations.FirstOrDefault(location =>
            location.SourceTree == network?.SyntaxTree && declaration?.Contains(location.SourceSpan) == true) ?? type.Locations[0];
    }

    private static EquatableArray<Problem> FindProblems(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (NetworkParser.IsNetwork(type))
        {
            var parsed = NetworkParser.Parse(type, cancellation);
            if (parsed.Beginning is { } beginning)
                return new([.. parsed.Problems, .. GraphBuilder.FindMistakes(beginning)]);
            if (parsed.Draft is { } draft)
                return parsed.Problems.Select(problem => LossAdvice.Give(problem, draft)).ToEquatableArray();
            if (parsed.Model is null)
                return parsed.Problems;
            var (graph, problems) = GraphBuilder.Build(parsed.Model);
            return graph is null ? problems : DesignLints.Find(parsed.Model, graph).ToEquatableArray();
        }

        if (BlockUse.IsBlock(type))
            return FindProblemsOfBlock(type);
        int stray = type.TypeKind == TypeKind.Class ? NetworkParser.IndexOfLayer(type) : -1;
        if (stray < 0)
            return default;

        // One that the compiler doesn't know may be the one that is missing.
        var attributes = type.GetAttributes();
        return attributes.Any(UnreadAttribute.IsUnknown)
            ? attributes.Select(UnreadAttribute.Explain).OfType<Problem>().ToEquatableArray()
            : new(new Problem(Rules.NoNetwork, stray, new(type.Name, NetworkParser.KindOf(type.GetAttributes()[stray])!)));
    }

    private static EquatableArray<Problem> FindProblemsOfBlock(INamedTypeSymbol type)
    {
        var problems = new List<Problem>();
        var (parts, isIncomplete) = BlockUse.Read(type, PartPlace.Block(type), problems);
        return problems.Count > 0 || isIncomplete ? problems.ToEquatableArray() : DesignLints.UnusedNames(parts).ToEquatableArray();
    }
}
