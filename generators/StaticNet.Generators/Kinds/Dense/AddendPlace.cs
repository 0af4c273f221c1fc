namespace StaticNet.Generators.Kinds.Dense;

/// <summary>Where a product's sums take up other ones, of rows like those of its result, which may stand where they go.</summary>
internal enum AddendPlace
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>They begin with them.</summary>
    First,

    /// <summary>They end with them.</summary>
    Last,
}
