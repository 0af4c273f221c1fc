namespace StaticNet.Data;

/// <summary>What an input or a target of a sample is made of.</summary>
public enum ElementKind
{
    /// <summary>Numbers, as <see langword="float"/>.</summary>
    Values,

    /// <summary>Whole numbers, as <see langword="int"/>: tokens as inputs, class labels as targets.</summary>
    Integers,
}
