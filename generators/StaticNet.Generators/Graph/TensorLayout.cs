namespace StaticNet.Generators.Graph;

/// <summary>How the rows and features of a value lie in memory. The producer of a value decides; who needs another has it converted.</summary>
internal enum TensorLayout
{
    /// <summary>The last axis of the shape has the features of a row, and the others its rows: what the caller's values are.</summary>
    Rows,

    /// <summary>Of an image or a signal: a row for each position, whose features are the channels, the first axis of the shape.</summary>
    ChannelsLast,
}
