using Microsoft.CodeAnalysis;

namespace StaticNet.Generators.Parsing;

/// <summary>Where parts stand: in a network, or in a block that it uses.</summary>
/// <param name="Scope">The names of the blocks around, each with a dot behind it; empty in a network.</param>
/// <param name="SharedScope">The same of the use whose parameters they share; null for parameters of their own.</param>
/// <param name="Attribute">The index of the network's attribute that puts the outermost block in; null in a network.</param>
/// <param name="Blocks">The blocks around, outermost first.</param>
internal sealed record PartPlace(string Scope, string? SharedScope, int? Attribute, IReadOnlyList<INamedTypeSymbol> Blocks)
{
    /// <summary>Not in a block.</summary>
    public static readonly PartPlace Network = new("", null, null, []);

    /// <summary>In a block that is looked at for itself.</summary>
    public static PartPlace Block(INamedTypeSymbol block) => new("", null, null, [block]);
}
