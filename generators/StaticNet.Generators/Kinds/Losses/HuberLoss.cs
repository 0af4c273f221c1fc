using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>The mean over every element of a square that goes on as a line.</summary>
internal sealed record HuberLoss(int Attribute, float Delta) : ElementwiseLossModel(Attribute)
{
    public override LossFunction Function => new HuberFunction("Huber", Delta);

    public static LossModel Read(AttributeReader reader)
    {
        float delta = reader.Positional(0, 1f);
        if (delta is not (> 0f and < float.PositiveInfinity))
            reader.Report(Rules.InvalidOption, "delta", Literal.Display(delta), "a positive, finite number");
        return new HuberLoss(reader.Index, delta);
    }

    public override string Describe() => $"Huber({Literal.Display(Delta)})";
}

/// <summary>
/// <c>d²/2</c> for |d| ≤ δ, else <c>δ·(|d| − δ/2)</c>, derivative d clamped to ±δ, with d = y − t; all of it over a divisor.
/// With c = min(|d|, δ) both branches are c·(|d| − c/2), whose product is taken in double.
/// </summary>
internal sealed record HuberFunction(string Kernel, float Delta, float Over = 1f) : LossFunction
{
    public override string Name => Kernel;

    public override string Details => KernelDetail.Value("delta", Delta, 1f) + KernelDetail.Value("over", Over, 1f);

    public override string Formula =>
        $"d²/{Literal.Display(2 * Over)} for |d| ≤ {Literal.Display(Delta)}, else {Literal.Display(Delta / Over)}·(|d| − {Literal.Display(Delta)}/2)";

    public override int Work => 12;

    public override float Divisor => Over;

    public override IReadOnlyList<string> Terms(LaneType lanes) =>
    [
        $"{lanes.Float} d = y - t, distance = {lanes.Abs("d")}, limit = {lanes.Broadcast(Literal.Of(Delta))};",

        // The comparison fails for NaN, which stays.
        $"{lanes.Float} clamped = {lanes.Select(lanes.GreaterThan("distance", "limit"), "limit", "distance")};",
    ];

    public override string Value(LaneType lanes) => "clamped";

    public override string ValueFactor(LaneType lanes) => "distance - clamped * 0.5f";

    public override string Gradient(LaneType lanes) => lanes.CopySign("clamped", "d");
}
