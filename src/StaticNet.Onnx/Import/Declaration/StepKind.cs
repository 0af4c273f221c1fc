namespace StaticNet.Onnx.Import.Declaration;

/// <summary>What a step of a declaration does.</summary>
internal enum StepKind
{
    /// <summary>Begins at an input.</summary>
    Input,

    /// <summary>Goes on from a value made above.</summary>
    From,

    /// <summary>Adds a layer.</summary>
    Layer,

    /// <summary>Ends a branch.</summary>
    Output,
}
