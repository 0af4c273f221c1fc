using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>The mean over every element of the squared difference between outputs and targets.</summary>
internal sealed record MeanSquaredErrorLoss(int Attribute) : ElementwiseLossModel(Attribute)
{
    public override LossFunction Function => new SquaredError();

    public static LossModel Read(AttributeReader reader) => new MeanSquaredErrorLoss(reader.Index);

    public override string Describe() => "MeanSquaredError";
}

/// <summary><c>d²</c>, derivative <c>2d</c>, with d = y − t. The square is taken in double, where that of 1e30 doesn't overflow.</summary>
internal sealed record SquaredError : LossFunction
{
    public override string Name => "MeanSquaredError";

    public override string Formula => "d²";

    public override int Work => 8;

    public override int GradientFactor => 2;

    public override IReadOnlyList<string> Terms(LaneType lanes) => [$"{lanes.Float} d = y - t;"];

    public override string Value(LaneType lanes) => "d";

    public override string ValueFactor(LaneType lanes) => "d";

    public override string Gradient(LaneType lanes) => "d";
}
