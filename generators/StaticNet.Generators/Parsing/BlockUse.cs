using Microsoft.CodeAnalysis;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>A use of a block: its parts in the place of the attribute, with names behind the use's.</summary>
/// <param name="Block">The block's class.</param>
/// <param name="Scope">The scope whose parameters it has: its own, or that of the use that it shares them with.</param>
internal sealed record BlockUse(INamedTypeSymbol Block, string Scope)
{
    /// <summary>The most times that one attribute puts a block in.</summary>
    public const int MostRepeats = 1000;

    /// <summary>The attribute that makes a class a block, without its suffix.</summary>
    public const string BlockKind = "Block";

    /// <summary>Whether a class is declared a block.</summary>
    public static bool IsBlock(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => NetworkParser.KindOf(attribute) == BlockKind);

    /// <summary>Whether a block can be put in, or reports why not.</summary>
    public static bool IsSuitable(AttributeReader reader, INamedTypeSymbol block, PartPlace place)
    {
        if (!IsBlock(block))
            reader.Report(Rules.UnsuitableBlock, block.Name, "is no block: put [Block] on its class");
        else if (place.Blocks.Any(outer => SymbolEqualityComparer.Default.Equals(outer, block)))
            reader.Report(Rules.UnsuitableBlock, block.Name, "would contain itself, without end: let one block use another");
        else
            return true;
        return false;
    }

    /// <summary>The attribute that declares a layer: of the network, or of the block, within blocks, that it is a part of; null where it can't be found.</summary>
    /// <param name="type">The network's class.</param>
    /// <param name="layer">A layer of the network.</param>
    public static AttributeData? FindAttribute(INamedTypeSymbol type, LayerModel layer)
    {
        var attribute = type.GetAttributes()[layer.Attribute];
        for (string name = layer.Name; name.IndexOf('.') is > 0 and var end;)
        {
            name = name.Substring(end + 1);
            if (attribute.AttributeClass?.TypeArguments.FirstOrDefault() is not INamedTypeSymbol block
                || Read(block, PartPlace.Block(block), []).Parts.FirstOrDefault(part => part.Name == name) is not { } found)
                return null;
            attribute = block.GetAttributes()[found.Attribute];
        }

        return attribute;
    }

    /// <summary>Reads a block's parts.</summary>
    /// <param name="block">The block.</param>
    /// <param name="place">Where they go.</param>
    /// <param name="problems">Receives the block's mistakes.</param>
    /// <returns>The parts, and whether some couldn't be read.</returns>
    public static (IReadOnlyList<PartModel> Parts, bool IsIncomplete) Read(INamedTypeSymbol block, PartPlace place, List<Problem> problems)
    {
        var reader = new PartReader(new DeclaredNames(null, [], problems), place, problems);
        var attributes = block.GetAttributes();
        var first = attributes.FirstOrDefault(attribute => NetworkParser.KindOf(attribute) == BlockKind);
        bool isIncomplete = false, hasUnknown = false;
        for (int index = 0; index < attributes.Length; index++)
        {
            var data = attributes[index];
            string? kind = NetworkParser.KindOf(data);
            bool isUnknown = UnreadAttribute.IsUnknown(data), lacksValues = kind is not null && UnreadAttribute.LacksValues(data);
            hasUnknown |= isUnknown;
            isIncomplete |= isUnknown || lacksValues;
            if (isUnknown)
                reader.MeetUnknown(UnreadAttribute.Resembled(data), UnreadAttribute.GivenName(data));
            if ((isUnknown || lacksValues) && UnreadAttribute.Explain(data, place.Attribute ?? index) is { } explained)
                problems.Add(explained);
            if (kind is null or BlockKind)
                continue;
            var attribute = new AttributeReader(data, kind, place.Attribute ?? index, place.Scope, lacksValues ? [] : problems);
            if (kind is "Input" or "Output" || !reader.TryRead(attribute, () => DeclarationParser.IsOn(first?.ApplicationSyntaxReference, data.ApplicationSyntaxReference)))
                attribute.Report(Rules.UnsuitableBlock, block.Name, $"has [{kind}], which belongs to a network: a block has layers, taps and other blocks");
        }

        if (reader.HasLoss)
            problems.Add(new Problem(Rules.UnsuitableBlock, place.Attribute ?? Problem.Type, new(block.Name, block.Name, "has a loss, which belongs to a network: a block has layers, taps and other blocks")));
        else if (!reader.HasLayer && !hasUnknown)
            problems.Add(new Problem(Rules.NoLayers, place.Attribute ?? Problem.Type, new(block.Name)));
        reader.Finish();
        return (reader.Parts, isIncomplete || reader.IsIncomplete);
    }
}
