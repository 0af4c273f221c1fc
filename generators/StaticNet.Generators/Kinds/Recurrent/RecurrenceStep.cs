using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>A single step of a recurrence: what <see cref="Recurrence"/> makes of one row of sums, from the states that a stream has, and the states behind it.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Shape">Its sizes, of one step.</param>
/// <param name="Sums">What the inputs make of each gate.</param>
/// <param name="State">The states, read and written.</param>
/// <param name="Kept">What the cell keeps, of which a part may be read and written as states are; null for nothing.</param>
/// <param name="Gates">The gates.</param>
/// <param name="Output">The states as outputs.</param>
/// <param name="Weights">The weights of states.</param>
/// <param name="Bias">The bias that is added to their sums.</param>
internal sealed record RecurrenceStep(
    string Layer, RecurrentShape Shape, Tensor Sums, Tensor State, Tensor? Kept, Tensor Gates, Tensor Output, Parameter Weights, Parameter Bias)
    : ForwardOperation(Layer), IPlannable, IOverwrites, ITakesStrides
{
    public override EquatableArray<Tensor> Reads => Kept is not null && Shape.Cell.CarriesCell ? new(Sums, State, Kept) : new(Sums, State);

    // The gates first, which take the place of the sums.
    public override EquatableArray<Tensor> Outputs => new(Gates, Output);

    public override EquatableArray<Tensor> Saves => Kept is null ? new(State) : new(State, Kept);

    public override EquatableArray<Parameter> Parameters => new(Weights, Bias);

    public Tensor? Overwritten => Sums;

    public override long Flops => (2L * Weights.Inputs * Weights.Outputs) + ((long)Shape.Cell.Flops * Shape.Units);

    // Whole panels are written, so that nothing else may lie behind the units.
    public bool TakesStride(Tensor value) => value == Output && Shape.Units == Shape.Padded;

    public override ForwardOperation ReadingFrom(Func<Tensor, Tensor> source) => this with { Sums = source(Sums) };

    // Streams are there to infer.
    public override void Differentiate(GradientBuilder gradients) => throw new NotSupportedException();

    public void Plan(PassPlanner pass)
    {
        var strides = new RecurrentStrides(pass.StrideOf(Gates), pass.StrideOf(Output), pass.StrideOf(State), Kept is null ? 0 : pass.StrideOf(Kept));
        List<Operand> operands = [pass.Of(Sums), pass.Of(Weights), pass.Of(Bias), pass.Written(Gates), pass.Written(State)];
        if (Kept is not null)
            operands.Add(pass.Written(Kept));
        operands.Add(pass.Written(Output));
        pass.CallForSamples(new RecurrentStep(Shape, strides, pass.Place(Weights).PanelStride), [.. operands]);
    }
}
