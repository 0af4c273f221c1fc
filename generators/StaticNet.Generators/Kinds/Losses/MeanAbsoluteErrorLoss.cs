using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>The mean over every element of the distance between outputs and targets.</summary>
internal sealed record MeanAbsoluteErrorLoss(int Attribute) : ElementwiseLossModel(Attribute)
{
    public override LossFunction Function => new AbsoluteError("MeanAbsoluteError");

    public static LossModel Read(AttributeReader reader) => new MeanAbsoluteErrorLoss(reader.Index);

    public override string Describe() => "MeanAbsoluteError";
}

/// <summary><c>|d|</c>, derivative the sign of d = y − t, 0 at 0.</summary>
internal sealed record AbsoluteError(string Kernel) : LossFunction
{
    public override string Name => Kernel;

    public override string Formula => "|d|";

    public override int Work => 10;

    public override IReadOnlyList<string> Terms(LaneType lanes) => [$"{lanes.Float} d = y - t;"];

    public override string Value(LaneType lanes) => lanes.Abs("d");

    // What is neither above nor below 0 is its own sign: 0 and NaN.
    public override string Gradient(LaneType lanes) => lanes.Select(
        lanes.GreaterThan("d", lanes.Zero), lanes.Broadcast("1f"),
        lanes.Select(lanes.LessThan("d", lanes.Zero), lanes.Broadcast("-1f"), "d"));
}
