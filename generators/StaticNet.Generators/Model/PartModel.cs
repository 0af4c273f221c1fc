namespace StaticNet.Generators.Model;

/// <summary>A part of a declaration, in the order of the attributes: a layer, a loss, or a word about where values come from and go.</summary>
/// <param name="Name">Its name; empty for a part that needs none.</param>
/// <param name="Attribute">The index of its attribute.</param>
internal abstract record PartModel(string Name, int Attribute);

/// <summary>Begins at an input.</summary>
internal sealed record InputModel(string Name, int Attribute, Shape Shape) : PartModel(Name, Attribute)
{
    /// <summary>For an input of integers, how many different ones there are, from 0 on; null for floats.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>Whether samples may have fewer steps than its first size says.</summary>
    public bool HasLengths { get; init; }
}

/// <summary>Names the value made so far.</summary>
internal sealed record TapModel(string Name, int Attribute) : PartModel(Name, Attribute);

/// <summary>Goes on from a named value.</summary>
internal sealed record FromModel(string Name, int Attribute) : PartModel(Name, Attribute);

/// <summary>Ends a branch at an output without a loss.</summary>
internal sealed record OutputModel(string Name, int Attribute) : PartModel(Name, Attribute);
