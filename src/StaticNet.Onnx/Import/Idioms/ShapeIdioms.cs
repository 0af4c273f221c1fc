using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Elements in other shapes, several times.</summary>
internal static class ShapeIdioms
{
    /// <summary>The last shape is what counts, the first one again is none, and a vector is flat.</summary>
    public static Term? Join(Term reshape)
    {
        var input = reshape.Input;
        if (input.Kind is "Reshape" or "Flatten")
            return reshape.With(inputs: [input.Input]);
        if (input.Shape.SequenceEqual(reshape.Shape))
            return input;
        return reshape.Kind == "Reshape" && reshape.Shape.Length == 1 ? reshape.With(kind: "Flatten") : null;
    }

    /// <summary>The mean or the largest of each channel of a signal.</summary>
    public static Term? Pool(Term flat) =>
        flat.Input is { Kind: "RowMean" or "RowMax", Input.Shape: [var channels, _] } row && flat.Features == channels
            ? row.With(kind: row.Kind == "RowMean" ? "GlobalAvgPool" : "GlobalMaxPool", shape: flat.Shape) : null;
}
