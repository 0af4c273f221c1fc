using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary><c>output[b, t] = input[b, t] + weights[t]</c>: a row for each step.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Input">The rows that it reads.</param>
/// <param name="Output">The sums.</param>
/// <param name="Weights">The row of each step of a window.</param>
/// <param name="IsStep">Whether a sample has one step, whose row is that of its place in a stream.</param>
internal sealed record PositionRows(string Layer, Tensor Input, Tensor Output, Parameter Weights, bool IsStep)
    : UnaryOperation(Layer, Input, Output), IPlannable, IPlacesParameters, IOverwrites
{
    public override EquatableArray<Parameter> Parameters => new(Weights);

    public override long Flops => Output.Length;

    public Tensor? Overwritten => Input;

    // One output a panel: a row of the table, as long as one of the steps.
    public ParameterLayout? LayoutOf(Parameter parameter) => parameter == Weights ? new ParameterLayout(1, (Weights.Inputs + 15) / 16 * 16) : null;

    public override void Differentiate(GradientBuilder gradients)
    {
        var gradient = gradients.Of(Output);
        gradients.Append(new PositionRowsGradient(gradient, Weights));
        if (gradients.IsNeeded(Input))
            gradients.Contribute(Input, gradient);
    }

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new PositionForward(Weights.Outputs, Weights.Inputs, pass.Place(Weights).PanelStride, pass.StrideOf(Input), pass.StrideOf(Output), IsStep),
        [pass.Of(Input), pass.Of(Weights), pass.Written(Output), .. StreamPlace.OperandsIf(IsStep)]);
}

/// <summary><c>∂weights[t] = Σ gradient[b, t]</c> over all samples b, and the sums of their squares.</summary>
internal sealed record PositionRowsGradient(Tensor Gradient, Parameter Weights) : Operation, IPlannable, IWritesGradients
{
    public override EquatableArray<Tensor> Reads => new(Gradient);

    public override EquatableArray<Tensor> Writes => default;

    public EquatableArray<Parameter> WrittenGradients => new(Weights);

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new PositionGradient(Weights.Outputs, Weights.Inputs, pass.Place(Weights).PanelStride, pass.StrideOf(Gradient), pass.EpilogueOf(Weights)),
        [pass.Of(Gradient), .. pass.GradientOf(Weights)]);
}
