namespace StaticNet.Generators.Model;

/// <summary>How a layer reads images and signals, <c>[channels, …]</c>. What isn't so already is converted before it.</summary>
internal enum LayoutNeed
{
    /// <summary>As the caller gives them: channels first, rows along the last axis.</summary>
    Rows,

    /// <summary>A row of channels for each position.</summary>
    ChannelsLast,

    /// <summary>As they are: what it does to an element doesn't depend on its neighbours.</summary>
    Any,
}
