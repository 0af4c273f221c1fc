using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Clipping;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Probabilities;
using StaticNet.Generators.Kinds.Regularization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds;

/// <summary>
/// Every kind of layer, loss and clipping, by the name of its attribute in the runtime without the suffix: the one list
/// that a new kind is added to.
/// </summary>
internal static class LayerRegistry
{
    /// <summary>The attribute of networks that keep the health of their layers.</summary>
    public const string Tracking = "TrackGradients";

    public static readonly IReadOnlyDictionary<string, Func<AttributeReader, string, LayerModel?>> Layers =
        new Dictionary<string, Func<AttributeReader, string, LayerModel?>>
        {
            ["Dense"] = DenseLayer.Read,
            ["Dropout"] = DropoutLayer.Read,
            ["LayerNorm"] = LayerNormLayer.Read,
            ["RmsNorm"] = RmsNormLayer.Read,
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
            ["ClipGradientNorm"] = new(ClippingKind.Scaling, NormClipping.Read),
            ["ClipLayerGradientNorm"] = new(ClippingKind.Scaling, LayerNormClipping.Read),
            ["ClipGradientAdaptive"] = new(ClippingKind.Scaling, AdaptiveClipping.Read),
            ["ClipGradientValue"] = new(ClippingKind.Clamping, ValueClipping.Read),
        };

    /// <summary>Whether an attribute is one of these.</summary>
    public static bool Contains(string kind) => Layers.ContainsKey(kind) || Losses.ContainsKey(kind) || Clippings.ContainsKey(kind) || kind == Tracking;
}
