using Google.Protobuf;
using StaticNet.Files;
using StaticNet.Onnx.Export;

namespace StaticNet.Onnx;

/// <summary>Writes networks as ONNX files, for ONNX Runtime and whatever else reads them.</summary>
/// <remarks>
/// A file has what the network computes in inference, as <see cref="INetwork.Predict(in Batch, Span{float})"/> does: dropout is left out, batch normalization goes by its running
/// statistics, and a loss that takes logits leaves logits. It is of opset 17 and float32. Each input and output of the network is one of the file, by its name, <c>inputs</c> and
/// <c>outputs</c> where it has none, and of its shape behind the batch, whose size is free. Tokens are int64. A network whose samples have lengths takes them as <c>lengths</c>,
/// int64 <c>[batch]</c>; what stands beyond them may be anything, and is 0 in outputs.
/// <para>
/// Weights keep the names that they have in safetensors files (<see cref="NetworkWeights"/>), and PyTorch's layouts but for those of recurrences, whose gates are in ONNX's order, with both
/// directions in one tensor and both biases in another, <c>lstm1.bias_l0</c>. Tied weights are written once.
/// </para>
/// </remarks>
public static class OnnxExport
{
    /// <summary>Writes a network to a file, in whose place the former one is until the new one is complete on the disk.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="NotSupportedException">The network isn't generated, or has what can't be written; the message says what, and the way out. Nothing was written.</exception>
    /// <exception cref="WeightsException">A weight or statistic is NaN or infinite; it lists the tensors. Nothing was written.</exception>
    /// <exception cref="IOException">The file can't be written; the former one is as it was.</exception>
    public static void SaveOnnx<TNetwork>(this TNetwork network, string path)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var model = ModelWriter.Write(network);
        AtomicFile.Write(path, stream => model.WriteTo(stream));
    }

    /// <summary>Writes a network to a stream.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">Receives an ONNX file.</param>
    /// <exception cref="NotSupportedException">The network isn't generated, or has what can't be written; the message says what, and the way out. Nothing was written.</exception>
    /// <exception cref="WeightsException">A weight or statistic is NaN or infinite; it lists the tensors. Nothing was written.</exception>
    public static void SaveOnnx<TNetwork>(this TNetwork network, Stream stream)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        ModelWriter.Write(network).WriteTo(stream);
    }
}
