using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Slopes;

/// <summary><c>output = input</c> where that is above 0, else <c>slope · input</c>.</summary>
internal sealed record PRelu(string Layer, Tensor Input, Tensor Output, Parameter Slope, SlopeMode Mode) : UnaryOperation(Layer, Input, Output), IPlannable, ITakesStrides
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Parameter> Parameters => new(Slope);

    public override bool IsActivation => true;

    public override long Flops => 2L * Output.Length;

    public override void Differentiate(GradientBuilder gradients)
    {
        var gradient = gradients.Of(Output);
        gradients.Append(new PReluSlopeGradient(Input, gradient, Slope, Mode));
        if (gradients.IsNeeded(Input))
            gradients.Append(new PReluInputGradient(Input, gradient, gradients.ContributionTo(Input), Slope, Mode));
    }

    public void Plan(PassPlanner pass) => pass.Call(
        new PReluRows(SlopeRows.Of(Mode, Slope, Input, pass.StrideOf(Input)), pass.StrideOf(Output), 0),
        pass.Of(Input), pass.Of(Slope), pass.Written(Output));
}

/// <summary><c>∂slope = Σ input · gradient</c> over all inputs of at most 0.</summary>
internal sealed record PReluSlopeGradient(Tensor Input, Tensor Gradient, Parameter Slope, SlopeMode Mode) : Operation, IPlannable, ITakesStrides, IWritesGradients
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Tensor> Reads => new(Input, Gradient);

    public override EquatableArray<Tensor> Writes => default;

    public EquatableArray<Parameter> WrittenGradients => new(Slope);

    public void Plan(PassPlanner pass) => pass.Call(
        new SlopeGradient(SlopeRows.Of(Mode, Slope, Input, pass.StrideOf(Input)), pass.StrideOf(Gradient), pass.EpilogueOf(Slope)),
        [pass.Of(Input), pass.Of(Gradient), .. pass.GradientOf(Slope), new(OperandKind.Lanes)]);
}

/// <summary><c>inputGradient = gradient</c> where the input is above 0, else <c>slope · gradient</c>.</summary>
internal sealed record PReluInputGradient(Tensor Input, Tensor Gradient, Tensor InputGradient, Parameter Slope, SlopeMode Mode)
    : Operation, IPlannable, ITakesStrides, IOverwrites
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Tensor> Reads => new(Input, Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor? Overwritten => Gradient;

    public void Plan(PassPlanner pass) => pass.Call(
        new PReluRows(SlopeRows.Of(Mode, Slope, Input, pass.StrideOf(Input)), pass.StrideOf(InputGradient), pass.StrideOf(Gradient)),
        pass.Of(Input), pass.Of(Slope), pass.Of(Gradient), pass.Written(InputGradient));
}
