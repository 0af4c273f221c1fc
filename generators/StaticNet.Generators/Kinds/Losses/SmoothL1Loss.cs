using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>The mean over every element of Huber's function over its limit; without a limit, of the distance.</summary>
internal sealed record SmoothL1Loss(int Attribute, float Beta) : ElementwiseLossModel(Attribute)
{
    public override LossFunction Function => Beta == 0f ? new AbsoluteError("SmoothL1AtZero") : new HuberFunction("SmoothL1", Beta, Over: Beta);

    public static LossModel Read(AttributeReader reader)
    {
        // Beyond them a gradient's factor would leave the range of normal floats for large batches.
        float beta = reader.Positional(0, 1f);
        if (beta is not (0f or (>= 1e-6f and <= 1e6f)))
            reader.Report(Rules.InvalidOption, "beta", Literal.Display(beta), "0 or a number in [0.000001, 1000000]");
        return new SmoothL1Loss(reader.Index, beta);
    }

    public override string Describe() => $"SmoothL1({Literal.Display(Beta)})";
}
