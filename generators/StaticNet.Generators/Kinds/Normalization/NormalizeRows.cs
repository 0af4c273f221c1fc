using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>
/// <c>output[b, i] = f(scale[i] · (input[b, i] − mean[b]) / σ[b] + shift[i])</c> over all features i of a sample, f joined
/// by fusion. Without centering the mean is left out, and σ is the root mean square.
/// </summary>
internal sealed record NormalizeRows(
    string Layer,
    Tensor Input,
    Tensor Output,
    Tensor Statistics,
    bool Centers,
    float Epsilon,
    Parameter? Scale,
    Parameter? Shift,
    ElementwiseFunction? Activation = null)
    : UnaryOperation(Layer, Input, Output), IPlannable, ITakesStrides, IOverwrites, IJoinsReader
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Parameter> Parameters => Scale is null ? default : Shift is null ? new(Scale) : new(Scale, Shift);

    public override EquatableArray<Tensor> Saves => new(Statistics);

    public Tensor? Overwritten => Input;

    // Mean and centering; squares, their sum and the division by σ; scale and shift.
    public override long Flops => (long)Input.Length * ((Centers ? 2 : 0) + 3 + (Scale is null ? 0 : 1) + (Shift is null ? 0 : 1));

    public override void Differentiate(GradientBuilder gradients)
    {
        var gradient = gradients.Of(Output);
        if (Scale is not null)
            gradients.Append(new NormalizeRowsParameterGradient(Input, Statistics, gradient, Centers, Scale, Shift));
        if (gradients.IsNeeded(Input))
            gradients.Append(new NormalizeRowsInputGradient(Input, Statistics, gradient, gradients.ContributionTo(Input), Centers, Scale));
    }

    public Operation? JoinWithReader(Operation reader) =>
        Activation is null && reader is Elementwise { Function.FusesForward: true } activation && activation.Input == Output
            ? this with { Output = activation.Output, Activation = activation.Function }
            : null;

    public void Plan(PassPlanner pass)
    {
        var operands = new List<Operand> { pass.Of(Input) };
        if (Scale is not null)
            operands.Add(new(OperandKind.Parameters, pass.Place(Scale).Offset));
        if (Shift is not null)
            operands.Add(new(OperandKind.Parameters, pass.Place(Shift).Offset));
        pass.Call(
            new RowNormForward(
                new RowNorm(Centers, Input.Features, pass.StrideOf(Input)), Epsilon, pass.StrideOf(Output), Scale is not null, Shift is not null, Activation),
            [.. operands, pass.Written(Statistics), pass.Written(Output), new(OperandKind.Lanes)]);
    }
}

/// <summary>
/// <c>∂scale[i] = Σ_b gradient[b, i] · x̂[b, i]</c>, <c>∂shift[i] = Σ_b gradient[b, i]</c>, and the sums of their squares.
/// </summary>
internal sealed record NormalizeRowsParameterGradient(
    Tensor Input, Tensor Statistics, Tensor Gradient, bool Centers, Parameter Scale, Parameter? Shift) : Operation, IPlannable, ITakesStrides, IWritesGradients
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Tensor> Reads => new(Input, Statistics, Gradient);

    public override EquatableArray<Tensor> Writes => default;

    public EquatableArray<Parameter> WrittenGradients => Shift is null ? new(Scale) : new(Scale, Shift);

    public void Plan(PassPlanner pass)
    {
        pass.Call(
            new RowNormScaleGradient(new RowNorm(Centers, Input.Features, pass.StrideOf(Input)), pass.StrideOf(Gradient), pass.EpilogueOf(Scale)),
            [pass.Of(Input), pass.Of(Statistics), pass.Of(Gradient), .. pass.GradientOf(Scale)]);

        // A shift's gradient is that of a bias.
        if (Shift is not null)
            DenseBiasGradient.Plan(pass, Gradient, Shift);
    }
}

/// <summary>
/// <c>inputGradient = f′ · (g − mean(g) − x̂ · mean(g · x̂)) / σ</c> with <c>g = gradient · scale</c>, means over the features
/// of a sample, f′ joined by fusion. Without centering <c>mean(g)</c> is left out.
/// </summary>
internal sealed record NormalizeRowsInputGradient(
    Tensor Input,
    Tensor Statistics,
    Tensor Gradient,
    Tensor InputGradient,
    bool Centers,
    Parameter? Scale,
    ElementwiseFunction? Activation = null,
    Tensor? Activated = null) : Operation, IPlannable, ITakesStrides, IOverwrites, IJoinsReader
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Tensor> Reads =>
        Activated is null ? new(Input, Statistics, Gradient) : new(Input, Statistics, Gradient, Activated);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor? Overwritten => Gradient;

    public Operation? JoinWithReader(Operation reader) =>
        Activation is null && reader is ElementwiseGradient { Function.FusesBackward: true } activation && activation.Gradient == InputGradient
            ? this with { InputGradient = activation.InputGradient, Activation = activation.Function, Activated = activation.Saved }
            : null;

    public void Plan(PassPlanner pass)
    {
        var kernel = new RowNormInputGradient(
            new RowNorm(Centers, Input.Features, pass.StrideOf(Input)),
            pass.StrideOf(Gradient),
            pass.StrideOf(InputGradient),
            Scale is not null,
            Activation,
            Activated is null ? 0 : pass.StrideOf(Activated));
        var operands = new List<Operand> { pass.Of(Input), pass.Of(Statistics), pass.Of(Gradient) };
        if (Scale is not null)
            operands.Add(new(OperandKind.Parameters, pass.Place(Scale).Offset));
        if (Activated is not null)
            operands.Add(pass.Of(Activated));
        operands.Add(pass.Written(InputGradient));
        operands.Add(new(OperandKind.Lanes));
        if (Centers)
            operands.Add(pass.UseScratch(RowNormInputGradient.Scratch));
        pass.Call(kernel, [.. operands]);
    }
}
