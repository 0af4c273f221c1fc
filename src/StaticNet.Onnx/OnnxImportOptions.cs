namespace StaticNet.Onnx;

/// <summary>How <see cref="OnnxImport"/> makes a class of a file.</summary>
public sealed class OnnxImportOptions
{
    /// <summary>The name of the class. Default: that of the graph in the file, or the file's own, as an identifier.</summary>
    public string? ClassName { get; init; }

    /// <summary>The namespace of the class. Default: none.</summary>
    public string? Namespace { get; init; }

    /// <summary>The word before <c>partial class</c>, <c>public</c> or <c>internal</c>. Default <c>public</c>.</summary>
    public string Visibility { get; init; } = "public";

    /// <summary>
    /// Sizes that the file leaves open, by the names that it has for them, such as the steps of a sequence: <c>["sequence"] = 32</c>. The first size of an input is the batch and stays open.
    /// </summary>
    public IReadOnlyDictionary<string, int> Sizes { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Whether a softmax or sigmoid at an output stays a layer, with <see cref="MeanSquaredErrorAttribute"/> behind it, so that the class gives what the file gives. The
    /// logarithm of a softmax, which is no layer, goes into the loss all the same. Default <see langword="false"/>: they go into the loss, as training wants it.
    /// </summary>
    public bool KeepsProbabilities { get; init; }
}
