namespace StaticNet.Generators.Kinds.Slopes;

/// <summary>Which slope an element has.</summary>
internal enum SlopeMode
{
    /// <summary>One for all.</summary>
    Shared,

    /// <summary>That of its feature.</summary>
    Feature,

    /// <summary>That of the channel that its row belongs to.</summary>
    Row,
}
