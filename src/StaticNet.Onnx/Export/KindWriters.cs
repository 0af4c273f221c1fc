using StaticNet.CompilerServices;
using StaticNet.Onnx.Export.Kinds;

namespace StaticNet.Onnx.Export;

/// <summary>What writes the nodes of each kind of layer, by the name of its attribute: the one list that a new kind is added to.</summary>
internal static class KindWriters
{
    private static readonly Dictionary<string, Func<LayerNodes, string>> Kinds = new(StringComparer.Ordinal)
    {
        ["Dense"] = DenseNodes.Write,
        ["Dropout"] = PassOn,
        ["ChannelDropout"] = PassOn,
        ["Relu"] = ActivationNodes.Relu,
        ["Relu6"] = ActivationNodes.Relu6,
        ["LeakyRelu"] = ActivationNodes.LeakyRelu,
        ["PRelu"] = ActivationNodes.PRelu,
        ["Elu"] = ActivationNodes.Elu,
        ["Selu"] = ActivationNodes.Selu,
        ["Gelu"] = ActivationNodes.Gelu,
        ["Silu"] = ActivationNodes.Silu,
        ["Mish"] = ActivationNodes.Mish,
        ["Softplus"] = ActivationNodes.Softplus,
        ["Softsign"] = ActivationNodes.Softsign,
        ["Tanh"] = ActivationNodes.Tanh,
        ["Sigmoid"] = ActivationNodes.Sigmoid,
        ["HardSwish"] = ActivationNodes.HardSwish,
        ["HardSigmoid"] = ActivationNodes.HardSigmoid,
        ["Softmax"] = ActivationNodes.Softmax,
        ["LayerNorm"] = NormalizationNodes.WriteLayer,
        ["RmsNorm"] = NormalizationNodes.WriteRootMeanSquare,
        ["UnitNorm"] = NormalizationNodes.WriteUnit,
        ["BatchNorm"] = NormalizationNodes.WriteBatch,
        ["Conv1D"] = ConvolutionNodes.Write,
        ["Conv2D"] = ConvolutionNodes.Write,
        ["ConvTranspose1D"] = ConvolutionNodes.WriteTransposed,
        ["ConvTranspose2D"] = ConvolutionNodes.WriteTransposed,
        ["MaxPool"] = PoolNodes.WriteMax,
        ["AvgPool"] = PoolNodes.WriteAverage,
        ["GlobalMaxPool"] = PoolNodes.WriteGlobalMax,
        ["GlobalAvgPool"] = PoolNodes.WriteGlobalAverage,
        ["Flatten"] = ShapeNodes.WriteReshape,
        ["Reshape"] = ShapeNodes.WriteReshape,
        ["Add"] = ShapeNodes.WriteSum,
        ["Multiply"] = ShapeNodes.WriteProduct,
        ["Concat"] = ShapeNodes.WriteConcat,
        ["Embedding"] = SequenceNodes.WriteEmbedding,
        ["PositionEmbedding"] = SequenceNodes.WritePositions,
        ["PositionalEncoding"] = SequenceNodes.WriteEncoding,
        ["SelfAttention"] = AttentionNodes.Write,
        ["CrossAttention"] = AttentionNodes.WriteCross,
        ["Rnn"] = RecurrentNodes.WriteRnn,
        ["Lstm"] = RecurrentNodes.WriteLstm,
        ["Gru"] = RecurrentNodes.WriteGru,
    };

    /// <summary>What writes a layer's nodes, and gives the name of what the last of them makes.</summary>
    /// <param name="layer">The layer.</param>
    /// <exception cref="NotSupportedException">It is of a kind that isn't known.</exception>
    public static Func<LayerNodes, string> Find(GraphLayer layer) => Kinds.TryGetValue(layer.Kind, out var write) ? write : throw new NotSupportedException(
        $"{layer.Name} is of the kind {layer.Kind}, which this version of StaticNet.Onnx can't write as ONNX: update StaticNet.Onnx, or export the part of the network without it.");

    private static string PassOn(LayerNodes layer) => layer.Input;
}
