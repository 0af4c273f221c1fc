using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Attention;
using StaticNet.Generators.Kinds.Clipping;
using StaticNet.Generators.Kinds.Combination;
using StaticNet.Generators.Kinds.Convolution;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Embedding;
using StaticNet.Generators.Kinds.Lengths;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Pooling;
using StaticNet.Generators.Kinds.Positions;
using StaticNet.Generators.Kinds.Probabilities;
using StaticNet.Generators.Kinds.Recurrent;
using StaticNet.Generators.Kinds.Regularization;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Kinds.Shapes;
using StaticNet.Generators.Kinds.Slopes;
using StaticNet.Generators.Kinds.UnitLength;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds;

/// <summary>
/// Every kind of layer, loss and clipping, by the name of its attribute in the runtime without the suffix: the one list
/// that a new kind is added to, and the one place where the stages, which know no kind, ask for any.
/// </summary>
internal static class KindRegistry
{
    /// <summary>The attributes of parts that compute nothing: they say where values come from and go.</summary>
    public static readonly IReadOnlyCollection<string> Words = ["Input", "Tap", "From", "Output"];

    /// <summary>The attribute that puts a block in.</summary>
    public const string Use = "Use";

    /// <summary>The attribute of networks that keep the health of their layers.</summary>
    public const string Tracking = "TrackGradients";

    public static readonly IReadOnlyDictionary<string, Func<AttributeReader, string, LayerModel?>> Layers =
        new Dictionary<string, Func<AttributeReader, string, LayerModel?>>
        {
            ["Dense"] = DenseLayer.Read,
            ["Dropout"] = DropoutLayer.Read,
            ["ChannelDropout"] = ChannelDropoutLayer.Read,
            ["MaxPool"] = PoolLayer.ReadMax,
            ["AvgPool"] = PoolLayer.ReadAverage,
            ["GlobalMaxPool"] = GlobalPoolLayer.ReadMax,
            ["GlobalAvgPool"] = GlobalPoolLayer.ReadAverage,
            ["LayerNorm"] = LayerNormLayer.Read,
            ["RmsNorm"] = RmsNormLayer.Read,
            ["UnitNorm"] = UnitNormLayer.Read,
            ["BatchNorm"] = BatchNormLayer.Read,
            ["Relu"] = ReluLayer.Read,
            ["LeakyRelu"] = LeakyReluLayer.Read,
            ["Tanh"] = TanhLayer.Read,
            ["Sigmoid"] = SigmoidLayer.Read,
            ["Relu6"] = Relu6Layer.Read,
            ["Elu"] = EluLayer.Read,
            ["Selu"] = SeluLayer.Read,
            ["Gelu"] = GeluLayer.Read,
            ["Silu"] = SiluLayer.Read,
            ["Mish"] = MishLayer.Read,
            ["Softplus"] = SoftplusLayer.Read,
            ["Softsign"] = SoftsignLayer.Read,
            ["HardSwish"] = HardSwishLayer.Read,
            ["HardSigmoid"] = HardSigmoidLayer.Read,
            ["Softmax"] = SoftmaxLayer.Read,
            ["PRelu"] = PReluLayer.Read,
            ["Conv1D"] = ConvolutionLayer.ReadSignals,
            ["Conv2D"] = ConvolutionLayer.ReadImages,
            ["ConvTranspose1D"] = TransposedConvolutionLayer.ReadSignals,
            ["ConvTranspose2D"] = TransposedConvolutionLayer.ReadImages,
            ["Embedding"] = EmbeddingLayer.Read,
            ["PositionEmbedding"] = PositionEmbeddingLayer.Read,
            ["PositionalEncoding"] = PositionalEncodingLayer.Read,
            ["SelfAttention"] = SelfAttentionLayer.Read,
            ["CrossAttention"] = CrossAttentionLayer.Read,
            ["Rnn"] = RecurrentLayer.ReadRnn,
            ["Lstm"] = RecurrentLayer.ReadLstm,
            ["Gru"] = RecurrentLayer.ReadGru,
            ["Flatten"] = FlattenLayer.Read,
            ["Reshape"] = ReshapeLayer.Read,
            ["Add"] = CombineLayer.ReadSum,
            ["Multiply"] = CombineLayer.ReadProduct,
            ["Concat"] = ConcatLayer.Read,
        };

    public static readonly IReadOnlyDictionary<string, Func<AttributeReader, LossModel>> Losses =
        new Dictionary<string, Func<AttributeReader, LossModel>>
        {
            ["SoftmaxCrossEntropy"] = SoftmaxCrossEntropyLoss.Read,
            ["BinaryCrossEntropy"] = BinaryCrossEntropyLoss.Read,
            ["MeanSquaredError"] = MeanSquaredErrorLoss.Read,
            ["MeanAbsoluteError"] = MeanAbsoluteErrorLoss.Read,
            ["Huber"] = HuberLoss.Read,
            ["SmoothL1"] = SmoothL1Loss.Read,
        };

    public static readonly IReadOnlyDictionary<string, ClippingKind> Clippings =
        new Dictionary<string, ClippingKind>
        {
            ["ClipGradientNorm"] = new(ClippingKind.Scaling, NormClipping.Option, NormClipping.Read),
            ["ClipLayerGradientNorm"] = new(ClippingKind.Scaling, LayerNormClipping.Option, LayerNormClipping.Read),
            ["ClipGradientAdaptive"] = new(ClippingKind.Scaling, AdaptiveClipping.Option, AdaptiveClipping.Read),
            ["ClipGradientValue"] = new(ClippingKind.Clamping, ClippingModel.ValueOption, ValueClipping.Read),
        };

    /// <summary>What adds a contribution to a gradient that has others already.</summary>
    /// <param name="gradient">What has been contributed so far.</param>
    /// <param name="contribution">One more contribution.</param>
    /// <param name="sum">The gradient with it.</param>
    public static Operation Sum(Tensor gradient, Tensor contribution, Tensor sum) => new GradientSum(gradient, contribution, sum);

    /// <summary>What brings a value into another layout.</summary>
    /// <param name="layer">The name of what reads it.</param>
    /// <param name="value">The value.</param>
    /// <param name="converted">The same in the other layout.</param>
    public static ForwardOperation Convert(string layer, Tensor value, Tensor converted) => ChannelOrder.Between(layer, value, converted);

    /// <summary>What sets rows beyond the lengths of samples to 0.</summary>
    /// <param name="layer">The name of what reads it.</param>
    /// <param name="value">The value.</param>
    /// <param name="cleared">The same with zeros there.</param>
    public static ForwardOperation ClearSteps(string layer, Tensor value, Tensor cleared) => new ClearSteps(layer, value, cleared);

    /// <summary>What copies the caller's rows to padded ones.</summary>
    /// <param name="length">The elements of a row.</param>
    /// <param name="stride">From one padded row to the next.</param>
    public static KernelPlan CopyRows(int length, int stride) => new CopyRows(length, stride);

    /// <summary>What sums the contributions to the gradient of a parameter that several operations use.</summary>
    /// <param name="uses">The contributions.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="epilogue">What is done to the gradient as it is written.</param>
    public static KernelPlan SumContributions(int uses, PlannedParameter parameter, GradientEpilogue epilogue) =>
        new SumContributions(uses, parameter.Panels, parameter.PanelStride, epilogue);

    /// <summary>The losses that suit outputs, each with what it is for, best first.</summary>
    /// <param name="outputs">The shape of the outputs.</param>
    /// <param name="last">The layer that makes them; null if they are inputs.</param>
    public static IReadOnlyList<string> LossesFor(Shape outputs, LayerModel? last) => SuitableLosses.For(outputs, last);

    /// <summary>Whether the first of these computes what a layer computes, and takes its place.</summary>
    /// <param name="last">The layer; null if outputs are inputs.</param>
    public static bool IsReplacedByLoss(LayerModel? last) => SuitableLosses.Replaces(last);

    /// <summary>Whether an attribute is one of these.</summary>
    public static bool Contains(string kind) => Layers.ContainsKey(kind) || Losses.ContainsKey(kind) || Clippings.ContainsKey(kind) || kind is Tracking or Use || Words.Contains(kind);

    /// <summary>The names of all attributes of declarations.</summary>
    public static IEnumerable<string> Names => [.. Layers.Keys, .. Losses.Keys, .. Clippings.Keys, .. Words, Use, Tracking, NetworkParser.Network, BlockUse.BlockKind];
}
