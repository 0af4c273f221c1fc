using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>
/// Gives the gradient of each window to its first position that isn't less than the maximum, which is compared again: that takes less than to
/// write and to read the place of each. What is left to give is 0 behind that position. Where windows overlap, contributions add in the order of the windows.
/// </summary>
/// <param name="Activation">
/// The activation that has made the input, joined: at the position that a window takes it from, its output is the maximum, so that its derivative is
/// computed once a window. Null for none.
/// </param>
internal sealed record MaxPoolBackward(
    PoolShape Shape, int InputStride, int OutputStride, int GradientStride, int InputGradientStride, ElementwiseFunction? Activation) : KernelPlan
{
    private readonly PoolBuffer _gradient = new("dy", GradientStride, IsInput: false), _input = new("x", InputStride, IsInput: true);
    private readonly PoolBuffer _output = new("y", OutputStride, IsInput: false), _inputGradient = new("dx", InputGradientStride, IsInput: true);

    public override string Name => $"MaxPool{Activation?.Identifier}Gradient{Shape.Identifier}";

    protected override string Details => KernelDetail.Stride("x", InputStride, Shape.Channels) + KernelDetail.Stride("y", OutputStride, Shape.Channels)
        + KernelDetail.Stride("dy", GradientStride, Shape.Channels) + KernelDetail.Stride("dx", InputGradientStride, Shape.Channels);

    public override EquatableArray<string> Parameters => new("ref float dy", "ref float x", "ref float y", "ref float dx");

    public override Sharing Sharing => Sharing.Rows;

    public override bool TakesBlocks => true;

    public override long Work => (Shape.Overlaps ? 5L : 3L) * Shape.OutputPositions * Shape.KernelLength * Shape.Padded;

    public override string Describe() =>
        $"dx[samples, {Shape.Height} · {Shape.Width}, {Shape.Channels}] = dy{(Activation is null ? "" : $" × the derivative of {Activation.Name}")} where x is the first "
        + $"maximum, y, of its window of {Shape.KernelHeight} × {Shape.KernelWidth} positions{(Shape.Overlaps ? ", summed over windows" : "")}; else 0.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var windows = new PoolWindows(lanes, Shape, [_gradient, _input, _output, _inputGradient]);
        windows.Emit(
            writer,
            name,
            PoolGradient.Clears(Shape) ? PoolGradient.Clear(Shape, _inputGradient) : null,
            offsets =>
            {
                EmitLeft(writer, lanes);
                string[] from = [.. offsets(_input)], to = [.. offsets(_inputGradient)];
                for (int position = 0; position < from.Length; position++)
                    EmitPart(writer, lanes, Literal.Of(position), lanes.Load(_input.Window, from[position]), _inputGradient.Window, to[position], position == from.Length - 1);
            },
            () =>
            {
                EmitLeft(writer, lanes);
                windows.Positions(writer, [_input, _inputGradient], at => EmitPart(writer, lanes, "", lanes.Load(at(_input)), at(_inputGradient), "0", isLast: false));
            });
    }

    private void EmitLeft(SourceWriter writer, LaneType lanes)
    {
        string gradient = lanes.Load(_gradient.Window, "0");
        writer.Line($"{lanes.Float} top = {lanes.Load(_output.Window, "0")};");
        if (Activation is not null)
            writer.Line($"{lanes.Float} g = {gradient};");
        writer.Line($"{lanes.Float} left = {(Activation is null ? gradient : Activation.Backward(lanes, "g", "top"))};");
    }

    private void EmitPart(SourceWriter writer, LaneType lanes, string position, string value, string reference, string offset, bool isLast)
    {
        writer.Line($"{lanes.Mask} less{position} = {lanes.LessThan(value, "top")};");
        writer.Line(PoolGradient.Store(lanes, Shape, lanes.Select($"less{position}", lanes.Zero, "left"), reference, offset));
        if (!isLast)
            writer.Line($"left = {lanes.Select($"less{position}", "left", lanes.Zero)};");
    }
}
