using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>Gives each position of a window its part of the window's gradient. Where windows overlap, contributions add in the order of the windows.</summary>
/// <param name="CountsPadding">Whether padding counts, as zeros.</param>
internal sealed record AveragePoolBackward(PoolShape Shape, int GradientStride, int InputGradientStride, bool CountsPadding) : KernelPlan
{
    private readonly PoolMean _mean = new(Shape, CountsPadding);
    private readonly PoolBuffer _gradient = new("dy", GradientStride, IsInput: false), _inputGradient = new("dx", InputGradientStride, IsInput: true);

    public override string Name => $"AvgPoolGradient{Shape.Identifier}{KernelDetail.If(!CountsPadding, "inside")}";

    protected override string Details => KernelDetail.Stride("dy", GradientStride, Shape.Channels) + KernelDetail.Stride("dx", InputGradientStride, Shape.Channels);

    public override EquatableArray<string> Parameters => new("ref float dy", "ref float dx");

    public override Sharing Sharing => Sharing.Rows;

    public override bool TakesBlocks => true;

    public override long Work => (Shape.Overlaps ? 3L : 1L) * Shape.OutputPositions * Shape.KernelLength * Shape.Padded;

    public override string Describe() =>
        $"dx[samples, {Shape.Height} · {Shape.Width}, {Shape.Channels}] = dy over the positions of its window of {Shape.KernelHeight} × {Shape.KernelWidth}"
        + $"{(Shape.IsPadded ? CountsPadding ? ", padding counted" : ", padding left out" : "")}{(Shape.Overlaps ? ", summed over windows" : "")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var windows = new PoolWindows(lanes, Shape, [_gradient, _inputGradient]);
        windows.Emit(
            writer,
            name,
            PoolGradient.Clears(Shape) ? PoolGradient.Clear(Shape, _inputGradient) : null,
            offsets =>
            {
                EmitPart(writer, lanes, _mean.Factor);
                foreach (string offset in offsets(_inputGradient))
                    writer.Line(PoolGradient.Store(lanes, Shape, "share", _inputGradient.Window, offset));
            },
            () =>
            {
                EmitPart(writer, lanes, _mean.BoundedFactor);
                windows.Positions(writer, [_inputGradient], at => writer.Line(PoolGradient.Store(lanes, Shape, "share", at(_inputGradient), "0")));
            });
    }

    private void EmitPart(SourceWriter writer, LaneType lanes, string factor) =>
        writer.Line($"{lanes.Float} share = {lanes.Load(_gradient.Window, "0")} * {lanes.Broadcast(factor)};");
}
