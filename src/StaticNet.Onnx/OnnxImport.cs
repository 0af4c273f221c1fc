using StaticNet.Files;
using StaticNet.Onnx.Import;

namespace StaticNet.Onnx;

/// <summary>Makes of ONNX files source code that is the user's own: a class of StaticNet, to read, change and train, with the file's weights.</summary>
/// <remarks>
/// Files are of opset 7 to 23, as PyTorch, Keras (tf2onnx) and <see cref="OnnxExport"/> write them, with weights of any float type, in the file or beside it. The first size of each
/// input is the batch, whatever the file says of it; the others must be known (<see cref="OnnxImportOptions.Sizes"/>). Chains of nodes that exporters write for one layer become that layer.
/// <para>
/// An input of a whole number for each sample, <c>[batch]</c>, is the lengths of samples: where recurrences take it, or attention, pools over steps and zeros go by masks that are made of it, the
/// inputs of steps get <see cref="NetworkAttribute.Lengths"/>. A layer that looks at steps beyond lengths, which others leave out, is refused.
/// </para>
/// <para>
/// An output ends in a loss, so that the class can be trained: a softmax at the end goes into <see cref="SoftmaxCrossEntropyAttribute"/> and a sigmoid into
/// <see cref="BinaryCrossEntropyAttribute"/>, which take what comes before them, and other outputs get <see cref="MeanSquaredErrorAttribute"/>. Remarks say so.
/// </para>
/// </remarks>
/// <example><code>
/// var network = OnnxImport.Read("digits.onnx");
/// File.WriteAllText($"{network.ClassName}.cs", network.Source);
/// network.SaveWeights("digits.safetensors");
/// </code></example>
public static class OnnxImport
{
    /// <summary>Reads a model.</summary>
    /// <param name="path">The file. Tensors that are outside of it are in files of the same folder, or of one below.</param>
    /// <param name="options">What the class is called and the like; null for names that the file has.</param>
    /// <returns>The class and its weights.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or no ONNX model, or has what can't be expressed; the message names file, node and operator, and says what would help.
    /// </exception>
    /// <exception cref="ArgumentException">A name among the options is no C# identifier.</exception>
    public static ImportedNetwork Read(string path, OnnxImportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ModelImport.Read(path, options ?? new OnnxImportOptions());
    }
}
