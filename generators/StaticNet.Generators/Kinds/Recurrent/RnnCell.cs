using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary><c>h = f(W·x + b + U·h + c)</c>, of which the gate is all that there is.</summary>
/// <param name="Function">The function f, whose gradient is known from its value.</param>
internal sealed record RnnCell(ElementwiseFunction Function) : RecurrentCell
{
    /// <summary>The members of the runtime's <c>RnnActivation</c>, by their numbers.</summary>
    public static readonly string[] Activations = ["Tanh", "Relu", "Sigmoid"];

    /// <summary>The function of each.</summary>
    public static readonly ElementwiseFunction[] Functions = [new TanhFunction(), new ReluFunction(), new SigmoidFunction()];

    /// <summary>The number of its function.</summary>
    public int Activation => Array.IndexOf(Functions, Function);

    public override string Name => $"Rnn{Function.Identifier}";

    public override int Gates => 1;

    // Its one gate is a short chain anyway, and published runs of it take days to repeat: their bits stay.
    public override bool AddsInputsLast => false;

    public override string Formula => $"h = {Function.Name}(x·W + h·U + b)";

    public override int Flops => Function.Flops;

    public override void EmitForward(SourceWriter writer, LaneType lanes, CellPlace place)
    {
        writer.Line(place.Let("sum", place.Load("gates")));
        writer.Line(place.Let("h", Function.Forward(lanes, "sum")));
        writer.Line(place.Store("h", "gates"));
    }

    public override void EmitBackward(SourceWriter writer, LaneType lanes, CellPlace place)
    {
        writer.Line(place.Let("h", place.Load("gates")));
        writer.Line(place.Store(Function.Backward(lanes, "dh", "h"), "sums"));
    }
}
