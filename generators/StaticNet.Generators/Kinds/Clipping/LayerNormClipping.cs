using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Clipping;

/// <summary>Scales the gradients of each layer so that their L2 norm is at most a maximum.</summary>
internal static class LayerNormClipping
{
    /// <summary>The property that the limit stays settable by.</summary>
    public const string Option = "MaxLayerGradientNorm";

    public static ClippingModel? Read(AttributeReader reader, ClippingModel clipping) =>
        !ClippingLimit.TryRead(reader, "max", 1f, out float max)
            ? null
            : clipping with
            {
                Scaling = new ScalingModel(
                    Option,
                    max,
                    "The largest L2 norm of the gradients of a layer, positive; larger ones are scaled down to it.",
                    "ScalingByLayer(Architecture)"),
            };
}
