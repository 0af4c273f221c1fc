using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>
/// A recurrence over the steps of a sequence in one direction: each step adds <c>bias + U·h</c>, summed in ascending order of states,
/// to the sums of its gates, or goes on from those (<see cref="RecurrentCell.AddsInputsLast"/>), and makes the next state of them.
/// </summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Sums">What the inputs make of each gate, <c>[steps, gates · units]</c>.</param>
/// <param name="State">The state before the first step, <c>[units]</c>; null for 0.</param>
/// <param name="CellState">The cell before the first step; null for 0.</param>
/// <param name="Values">The values that it makes.</param>
/// <param name="Weights">The weights of states, <c>[gates · units, units]</c>.</param>
/// <param name="Bias">The bias that is added to their sums.</param>
/// <param name="Carried">What it goes on from, in place of the states before the first step, and leaves behind the last one; null for nothing.</param>
internal sealed record Recurrence(
    string Layer, RecurrentShape Shape, Tensor Sums, Tensor? State, Tensor? CellState, RecurrentValues Values, Parameter Weights, Parameter Bias,
    CarriedStates? Carried = null)
    : ForwardOperation(Layer), IPlannable, IOverwrites, ITakesStrides, IPlacesParameters, IExplained
{
    public override EquatableArray<Tensor> Reads => new([Sums, .. State is null ? Array.Empty<Tensor>() : [State], .. CellState is null ? Array.Empty<Tensor>() : [CellState]]);

    // The gates first, which take the place of the sums.
    public override EquatableArray<Tensor> Outputs => new(Values.Gates, Values.Output);

    public override EquatableArray<Tensor> Saves => Values.Kept is null ? new(Values.Before) : new(Values.Before, Values.Kept);

    public override EquatableArray<Parameter> Parameters => new(Weights, Bias);

    public Tensor? Overwritten => Sums;

    // A window that isn't trained on begins with states of its own, so that its outputs are the same whatever was trained on before.
    public override ForwardOperation Inference => Carried is null ? this : this with { Carried = Carried with { AreInference = true } };

    public override long Flops => Shape.Steps * ((2L * Weights.Inputs * Weights.Outputs) + ((long)Shape.Cell.Flops * Shape.Units));

    public string Explanation =>
        $"{Shape.Cell.Name}, {Literal.Display(Shape.Units)} units: the product of the inputs of all steps at once, then a loop over {Literal.Display(Shape.Steps)} steps, each for all samples of a worker; "
        + "weights' gradients are one product over all steps";

    // Whole panels are written, so that nothing else may lie behind the units.
    public bool TakesStride(Tensor value) => value == Values.Output && Shape.Units == Shape.Padded;

    public ParameterLayout? LayoutOf(Parameter parameter) => Shape.LayoutOf(parameter);

    public override ForwardOperation ReadingFrom(Func<Tensor, Tensor> source) => this with
    {
        Sums = source(Sums),
        State = State is null ? null : source(State),
        CellState = CellState is null ? null : source(CellState),
    };

    public override void Differentiate(GradientBuilder gradients)
    {
        var sums = gradients.ContributionTo(Sums);
        var state = State is not null && gradients.IsNeeded(State) ? gradients.ContributionTo(State) : null;
        var cell = CellState is not null && gradients.IsNeeded(CellState) ? gradients.ContributionTo(CellState) : null;
        var gradient = new RecurrenceGradient(
            Shape, Values, gradients.Of(Values.Output), sums, state ?? Values.Carried, cell ?? Values.CarriedAlone, state is not null || cell is not null, Weights);
        gradients.Append(gradient);
        if (Values.Norms is not null)
            gradients.Append(new PulledStates(Values.Norms, Values.Before));
        gradients.Append(new GateWeightGradient(Values.Norms?.States ?? Values.Before, gradient.StateSums, Shape, Weights, Bias));
    }

    public void Plan(PassPlanner pass)
    {
        CarriedState[] carried = Carried is null ? [] : Carried.Cell is null ? [Carried.State] : [Carried.State, Carried.Cell];
        bool isInference = Carried is { AreInference: true };
        int? stride = Carried is null ? null : pass.OfState(Carried.State, isInference).Stride;
        var kernel = new RecurrentForward(
            Shape, RecurrentStrides.Of(pass, Values), pass.Place(Weights).PanelStride,
            State is null ? stride : pass.StrideOf(State), CellState is not null ? pass.StrideOf(CellState) : Carried?.Cell is null ? null : stride, stride);
        List<Operand> operands = [pass.Of(Sums), pass.Of(Weights), pass.Of(Bias), .. carried.Select(state => pass.OfState(state, isInference))];
        if (State is not null)
            operands.Add(pass.Of(State));
        if (CellState is not null)
            operands.Add(pass.Of(CellState));
        operands.AddRange([pass.Written(Values.Gates), pass.Written(Values.Before)]);
        if (Values.Kept is not null)
            operands.Add(pass.Written(Values.Kept));
        operands.AddRange([pass.Written(Values.Output), .. carried.Select(state => pass.OfPending(state, isInference))]);
        if (Shape.HasLengths)
            operands.Add(Operand.Lengths);
        pass.CallForSamples(kernel, [.. operands]);
    }
}
