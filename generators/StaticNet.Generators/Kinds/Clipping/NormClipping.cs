using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Clipping;

/// <summary>Scales all gradients so that their norm is at most a maximum.</summary>
internal static class NormClipping
{
    /// <summary>The property that the limit stays settable by.</summary>
    public const string Option = "MaxGradientNorm";

    public static ClippingModel? Read(AttributeReader reader, ClippingModel clipping)
    {
        string name = reader.NamedEnum("Norm", nameof(NormOrder.L2));
        if (!ClippingLimit.TryRead(reader, "max", 1f, out float max) || !Enum.TryParse(name, out NormOrder order))
            return null;
        return clipping with
        {
            Scaling = new ScalingModel(
                Option,
                max,
                $"The largest {Describe(order)} of all gradients together, positive; larger ones are scaled down to it.",
                order == NormOrder.L2 ? null : $"ScalingByNorm(global::StaticNet.GradientNorm.{order})",
                order),
        };
    }

    private static string Describe(NormOrder order) => order switch
    {
        NormOrder.L1 => "L1 norm",
        NormOrder.L2 => "L2 norm",
        _ => "magnitude",
    };
}
