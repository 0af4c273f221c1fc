using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>
/// The part of a recurrence that depends on no state, for all steps at once: <c>output[t, gate, u] = bias[gate, u] + Σᵢ input[t, i] · weights[gate, u, i]</c>, gates
/// padded to whole panels. It is what a dense layer does.
/// </summary>
internal sealed record GateProduct(string Layer, Tensor Input, Tensor Output, RecurrentShape Shape, Parameter Weights, Parameter Bias)
    : UnaryOperation(Layer, Input, Output), IPlannable, ITakesStrides, IReadsUnpadded, IPlacesParameters
{
    public bool TakesStride(Tensor value) => value == Input;

    public override EquatableArray<Parameter> Parameters => new(Weights, Bias);

    public bool ReadsUnpadded => new DenseStrategy(Weights.Inputs, Shape.GateFeatures).ReadsUnpadded;

    public override long Flops => 2L * Weights.Inputs * Weights.Outputs * Input.Rows;

    public ParameterLayout? LayoutOf(Parameter parameter) => Shape.LayoutOf(parameter);

    public override void Differentiate(GradientBuilder gradients)
    {
        var gradient = gradients.Of(Output);
        gradients.Append(new GateWeightGradient(Input, gradient, Shape, Weights, Bias));
        if (gradients.IsNeeded(Input))
            gradients.Append(new GateInputGradient(gradient, gradients.ContributionTo(Input), Shape, Weights));
    }

    public void Plan(PassPlanner pass) => new PanelProduct(Weights.Inputs, Shape.GateFeatures, pass.Place(Weights).PanelStride, Input.Rows).PlanForward(
        pass, (pass.Of(Input), pass.StrideOf(Input)), pass.Of(Weights), pass.Of(Bias), (pass.Written(Output), pass.StrideOf(Output)));
}

/// <summary>
/// The gradients of weights that all steps of all samples share: <c>∂weights[gate, u, i] = Σ input[t, i] · gradient[t, gate, u]</c> in ascending order of sample and step,
/// <c>∂bias = Σ gradient[t]</c>, and the sums of their squares.
/// </summary>
internal sealed record GateWeightGradient(Tensor Input, Tensor Gradient, RecurrentShape Shape, Parameter Weights, Parameter Bias)
    : Operation, IPlannable, ITakesStrides, IReadsUnpadded, IWritesGradients
{
    public bool TakesStride(Tensor value) => value == Input;

    public override EquatableArray<Tensor> Reads => new(Input, Gradient);

    public override EquatableArray<Tensor> Writes => default;

    public EquatableArray<Parameter> WrittenGradients => new(Weights, Bias);

    public bool ReadsUnpadded => new DenseStrategy(Weights.Inputs, Shape.GateFeatures).WeightGradientReadsUnpadded;

    public void Plan(PassPlanner pass)
    {
        int stride = pass.StrideOf(Gradient);
        new PanelProduct(Weights.Inputs, Shape.GateFeatures, pass.Place(Weights).PanelStride, Input.Rows).PlanWeightGradient(
            pass, (pass.Of(Input), pass.StrideOf(Input)), (pass.Of(Gradient), stride), pass.EpilogueOf(Weights), pass.GradientOf(Weights));
        pass.Call(new DenseBiasGradient(Shape.GateFeatures, stride, pass.EpilogueOf(Bias)), [pass.Of(Gradient), .. pass.GradientOf(Bias)]);
    }
}

/// <summary><c>inputGradient[t, i] = Σ gradient[t, gate, u] · weights[gate, u, i]</c>.</summary>
internal sealed record GateInputGradient(Tensor Gradient, Tensor InputGradient, RecurrentShape Shape, Parameter Weights) : Operation, IPlannable, ITakesStrides
{
    public bool TakesStride(Tensor value) => value == InputGradient;

    public override EquatableArray<Tensor> Reads => new(Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public void Plan(PassPlanner pass) => new PanelProduct(Weights.Inputs, Shape.GateFeatures, pass.Place(Weights).PanelStride, InputGradient.Rows).PlanInputGradient(
        pass, (pass.Of(Gradient), pass.StrideOf(Gradient)), pass.Of(Weights), (pass.Written(InputGradient), pass.StrideOf(InputGradient)));
}
