using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generators.Collections;
using StaticNet.Generators.Emission;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators;

/// <summary>
/// Compiles annotated classes into networks: parse, build the graph, differentiate, plan, emit. Each stage is a pure
/// function whose result compares by value, so an edit that changes nothing stops at the stage that sees it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What hides kernels from projects that see this one's internals and have kernels of the same names.
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        // Symbols end here: what follows sees the declared layers and nothing else of the compilation.
        var parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
                NetworkParser.NetworkAttribute,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (attributed, cancellation) => NetworkParser.ParseDeclaration(
                    attributed.TargetNode, (INamedTypeSymbol)attributed.TargetSymbol, cancellation))
            .WithTrackingName(Stages.Parse);

        // File names ignore case, so classes that differ by case only need the list of all names, and nothing more, to differ.
        var names = parsed.Select(static (network, _) => network.Type?.HintName ?? "").Collect()
            .Select(static (all, _) => all.ToEquatableArray()).WithTrackingName(Stages.Names);
        var named = parsed.Combine(names).Select(static (pair, _) => HintNames.MakeUnique(pair.Left, pair.Right))
            .WithTrackingName(Stages.Name);

        // Mistakes are the analyzer's to report; here an invalid declaration has no plan.
        var planned = named.Select(static (network, _) => PlannedNetwork.Create(network)).WithTrackingName(Stages.Plan);

        // A kernel is a function of its sizes: networks that have one in common share it. Groups by name, so that a kernel that
        // comes or goes moves no other to another place in the table.
        var kernels = planned.SelectMany(static (network, _) => network.Plan?.Kernels ?? default).Collect()
            .SelectMany(static (all, _) => KernelGroup.Divide(all, KernelGroups)).WithTrackingName(Stages.Kernels);

        context.RegisterSourceOutput(kernels, static (output, group) =>
        {
            foreach (var kernel in group.Kernels)
                output.AddSource(KernelEmitter.HintName(kernel), SourceText.From(KernelEmitter.Emit(kernel), Utf8));
        });
        context.RegisterSourceOutput(planned, static (output, network) =>
        {
            foreach (var (hintName, source) in NetworkEmitter.Emit(network))
                output.AddSource(hintName, SourceText.From(source, Utf8));
        });
    }

    /// <summary>More than most projects have kernels.</summary>
    internal const int KernelGroups = 64;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The tracking names of the steps, for tests of what an edit runs again.</summary>
    internal static class Stages
    {
        public const string Parse = nameof(Parse);
        public const string Names = nameof(Names);
        public const string Name = nameof(Name);
        public const string Plan = nameof(Plan);
        public const string Kernels = nameof(Kernels);
    }
}
