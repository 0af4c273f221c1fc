namespace StaticNet.Onnx.Export.Kinds;

/// <summary>Options of each axis that a window moves along.</summary>
internal static class Windows
{
    /// <summary>An option along the rows of an image and along its columns, or along a signal alone.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="rows">The option of rows.</param>
    /// <param name="columns">The option of columns, or of a signal.</param>
    public static long[] PerAxis(LayerNodes layer, string rows, string columns) =>
        layer.InputShape.Length == 2 ? [layer.Whole(columns)] : [layer.Whole(rows), layer.Whole(columns)];
}
