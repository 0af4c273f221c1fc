using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>The largest value of each window and channel; NaN where one is.</summary>
internal sealed record MaxPoolForward(PoolShape Shape, int InputStride, int OutputStride) : KernelPlan
{
    private readonly PoolBuffer _input = new("x", InputStride, IsInput: true), _output = new("y", OutputStride, IsInput: false);

    public override string Name => $"MaxPool{Shape.Identifier}";

    protected override string Details => KernelDetail.Stride("x", InputStride, Shape.Channels) + KernelDetail.Stride("y", OutputStride, Shape.Channels);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override bool TakesBlocks => true;

    // A maximum that keeps NaN is three instructions.
    public override long Work => 2L * Shape.OutputPositions * Shape.KernelLength * Shape.Padded;

    public override string Describe() =>
        $"y[samples, {Shape.OutputHeight} · {Shape.OutputWidth}, {Shape.Channels}] = the largest of windows of {Shape.KernelHeight} × {Shape.KernelWidth} positions of x.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var windows = new PoolWindows(lanes, Shape, [_input, _output]);
        windows.Emit(
            writer,
            name,
            beforeSample: null,
            offsets =>
            {
                string[] values = [.. offsets(_input).Select(offset => lanes.Load(_input.Window, offset))];
                writer.Line($"{lanes.Float} top = {values[0]};");
                foreach (string value in values.Skip(1))
                    writer.Line($"top = {lanes.Max("top", value)};");
                writer.Line(lanes.Store("top", _output.Window, "0"));
            },
            () =>
            {
                writer.Line($"{lanes.Float} top = {lanes.Broadcast("float.NegativeInfinity")};");
                windows.Positions(writer, [_input], at => writer.Line($"top = {lanes.Max("top", lanes.Load(at(_input)))};"));
                writer.Line(lanes.Store("top", _output.Window, "0"));
            });
    }
}
