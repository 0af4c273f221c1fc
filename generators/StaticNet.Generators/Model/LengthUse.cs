namespace StaticNet.Generators.Model;

/// <summary>What a layer does to a value whose samples may have fewer rows, the steps of a sequence, than there is room for.</summary>
internal enum LengthUse
{
    /// <summary>It mixes rows, and doesn't know which of them a sample has: a mistake.</summary>
    Refused,

    /// <summary>What it makes of a row depends on that row alone, so its rows have the same lengths.</summary>
    Kept,

    /// <summary>It takes every row, those beyond a length as zeros, and makes a value without lengths.</summary>
    Cleared,

    /// <summary>It looks at the lengths itself, and says of each value that it makes whether that has them.</summary>
    Counted,
}
