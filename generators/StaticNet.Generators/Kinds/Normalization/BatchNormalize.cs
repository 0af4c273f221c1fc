using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary><c>output = f(scale · (input − mean) / σ + shift)</c> with mean and σ of the batch, f joined by fusion.</summary>
internal sealed record BatchNormalize(string Layer, Tensor Input, Tensor Output, FeatureNormalization Normalization, ElementwiseFunction? Activation = null)
    : ForwardOperation(Layer, Input, Output)
{
    public override ForwardOperation Inference => new FixedNormalize(Layer, Input, Output, Normalization);

    public override bool HasParameters => Normalization.IsAffine;

    public override int SmallestTrainingBatch => 2;

    public override long Flops => 2L * Output.Length;

    public override Tensor? InPlace => Input;

    public override Operation? JoinWith(Operation next) =>
        Activation is null && next is Elementwise { Function.FusesForward: true } activation
            ? this with { Output = activation.Output, Activation = activation.Function }
            : null;

    public override void Plan(PassPlanner pass)
    {
        var kernel = new BatchNormForward(
            Normalization.Features, pass.StrideOf(Input), pass.StrideOf(Output), Normalization.IsAffine, Normalization.Momentum, Normalization.Epsilon, Activation);
        var operands = new List<Operand> { pass.Of(Input) };
        if (Normalization is { Scale: { } scale, Shift: { } shift })
            operands.AddRange([new(OperandKind.Parameters, pass.Place(scale).Offset), new(OperandKind.Parameters, pass.Place(shift).Offset)]);
        operands.AddRange([
            pass.OfStatistic(Normalization.Mean), pass.OfStatistic(Normalization.Variance),
            pass.OfPending(Normalization.Mean), pass.OfPending(Normalization.Variance),
            pass.UseMoments(Normalization.Mean, FeatureColumns.Moments) with { IsWritten = true }, pass.Written(Output)]);
        pass.Call(kernel, [.. operands]);
    }

    public override void Differentiate(GradientBuilder gradients) => gradients.Append(new BatchNormalizeGradient(
        gradients.Of(Output), Input, gradients.IsNeeded(Input) ? gradients.Of(Input) : null, Normalization, gradients.Epilogue));
}

/// <summary>
/// <c>∂scale = Σ_b gradient · x̂</c>, <c>∂shift = Σ_b gradient</c>, the sums of their squares, and
/// <c>inputGradient = scale/σ · (gradient − mean(gradient) − x̂ · mean(gradient · x̂))</c>, the gradient times f′ where an
/// activation was joined by fusion.
/// </summary>
internal sealed record BatchNormalizeGradient(
    Tensor Gradient,
    Tensor Input,
    Tensor? InputGradient,
    FeatureNormalization Normalization,
    GradientEpilogue Epilogue,
    ElementwiseFunction? Activation = null,
    Tensor? Activated = null) : Operation
{
    public override EquatableArray<Tensor> Reads => Activated is null ? new(Gradient, Input) : new(Gradient, Input, Activated);

    public override Tensor? Writes => InputGradient;

    public override Tensor? InPlace => InputGradient is null ? null : Gradient;

    public override void Plan(PassPlanner pass)
    {
        var kernel = new BatchNormBackward(
            Normalization.Features,
            pass.StrideOf(Input),
            pass.StrideOf(Gradient),
            InputGradient is null ? 0 : pass.StrideOf(InputGradient),
            Normalization.IsAffine,
            Epilogue,
            Activation,
            Activated is null ? 0 : pass.StrideOf(Activated));
        var operands = new List<Operand> { pass.Of(Input), pass.Of(Gradient) };
        if (Activated is not null)
            operands.Add(pass.Of(Activated));
        if (Normalization is { Scale: { } scale, Shift: { } shift })
        {
            operands.AddRange([
                new(OperandKind.Parameters, pass.Place(scale).Offset),
                new(OperandKind.Gradients, pass.Place(scale).Offset), new(OperandKind.Gradients, pass.Place(shift).Offset),
                pass.SquaresOf(scale), pass.SquaresOf(shift)]);
        }

        operands.Add(pass.UseMoments(Normalization.Mean, FeatureColumns.Moments));
        if (InputGradient is not null)
            operands.Add(pass.Written(InputGradient));
        if (kernel.TakesLimit)
            operands.Add(new(OperandKind.GradientLimit));
        pass.Call(kernel, [.. operands]);
    }
}
