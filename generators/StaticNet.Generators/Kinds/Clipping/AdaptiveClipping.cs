using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Clipping;

/// <summary>Scales the gradient of each output's weights so that its norm is at most a part of the weights' norm.</summary>
internal static class AdaptiveClipping
{
    /// <summary>The property that the limit stays settable by.</summary>
    public const string Option = "AdaptiveClipping";

    public static ClippingModel? Read(AttributeReader reader, ClippingModel clipping) =>
        !ClippingLimit.TryRead(reader, "limit", 0.01f, out float limit)
            ? null
            : clipping with
            {
                Scaling = new ScalingModel(
                    Option,
                    limit,
                    "The largest norm of the gradient of an output's weights as a part of the weights' norm, positive; larger ones are scaled down to it.",
                    $"ScalingByUnit(Architecture, excludesLast: {(reader.Named("ExcludeLast", true) ? "true" : "false")})"),
            };
}
