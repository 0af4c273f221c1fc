using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>The mean of each window and channel, summed line by line from left to right.</summary>
/// <param name="CountsPadding">Whether padding counts, as zeros.</param>
internal sealed record AveragePoolForward(PoolShape Shape, int InputStride, int OutputStride, bool CountsPadding) : KernelPlan
{
    private readonly PoolMean _mean = new(Shape, CountsPadding);
    private readonly PoolBuffer _input = new("x", InputStride, IsInput: true), _output = new("y", OutputStride, IsInput: false);

    public override string Name => $"AvgPool{Shape.Identifier}{KernelDetail.If(!CountsPadding, "inside")}";

    protected override string Details => KernelDetail.Stride("x", InputStride, Shape.Channels) + KernelDetail.Stride("y", OutputStride, Shape.Channels);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override bool TakesBlocks => true;

    public override long Work => (_mean.SumsInDouble ? 3L : 1L) * Shape.OutputPositions * Shape.KernelLength * Shape.Padded;

    public override string Describe() =>
        $"y[samples, {Shape.OutputHeight} · {Shape.OutputWidth}, {Shape.Channels}] = the means of windows of {Shape.KernelHeight} × {Shape.KernelWidth} positions of x"
        + $"{(Shape.IsPadded ? CountsPadding ? ", padding counted as zeros" : ", padding left out" : "")}.";

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
                writer.Line($"{lanes.Float} sum = {values[0]};");
                foreach (string value in values.Skip(1))
                    writer.Line($"sum += {value};");
                writer.Line(lanes.Store($"sum * {lanes.Broadcast(_mean.Factor)}", _output.Window, "0"));
            },
            () =>
            {
                if (_mean.SumsInDouble)
                    EmitInDouble(writer, windows);
                else
                    EmitInSingle(writer, windows);
            });
    }

    private void EmitInSingle(SourceWriter writer, PoolWindows windows)
    {
        var lanes = windows.Lanes;
        writer.Line($"{lanes.Float} sum = {lanes.Zero};");
        windows.Positions(writer, [_input], at => writer.Line($"sum += {lanes.Load(at(_input))};"));
        writer.Line(lanes.Store($"sum * {lanes.Broadcast(_mean.BoundedFactor)}", _output.Window, "0"));
    }

    private void EmitInDouble(SourceWriter writer, PoolWindows windows)
    {
        var lanes = windows.Lanes;
        writer.Line($"{lanes.Double} low = {lanes.Double}.Zero, high = {lanes.Double}.Zero, count = {lanes.Broadcast($"(double){_mean.BoundedCount}")};");
        windows.Positions(writer, [_input], at =>
            writer.Line($"{lanes.Float} value = {lanes.Load(at(_input))}; low += {lanes.WidenLower("value")}; high += {lanes.WidenUpper("value")};"));
        writer.Line(lanes.Store(lanes.Narrow("low / count", "high / count"), _output.Window, "0"));
    }
}
