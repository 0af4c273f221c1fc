using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary><c>output = f(scale · (input − mean) / σ + shift)</c> with mean and σ of the batch, f joined by fusion.</summary>
internal sealed record BatchNormalize(string Layer, Tensor Input, Tensor Output, FeatureNormalization Normalization, ElementwiseFunction? Activation = null)
    : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites, IJoinsReader
{
    public override ForwardOperation Inference => new FixedNormalize(Layer, Input, Output, Normalization);

    public override EquatableArray<Parameter> Parameters => Normalization.Parameters;

    // One value has no variance; an image has one for each position.
    public override int SmallestTrainingBatch => Input.Rows > 1 ? 1 : 2;

    public override long Flops => 2L * Output.Length;

    public Tensor? Overwritten => Input;

    public Operation? JoinWithReader(Operation reader) =>
        Activation is null && reader is Elementwise { Function.FusesForward: true } activation && activation.Input == Output
            ? this with { Output = activation.Output, Activation = activation.Function }
            : null;

    public void Plan(PassPlanner pass)
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
        gradients.Of(Output), Input, gradients.IsNeeded(Input) ? gradients.ContributionTo(Input) : null, Normalization));
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
    ElementwiseFunction? Activation = null,
    Tensor? Activated = null) : Operation, IPlannable, IOverwrites, IWritesGradients, IJoinsProducer
{
    public override EquatableArray<Tensor> Reads => Activated is null ? new(Gradient, Input) : new(Gradient, Input, Activated);

    public override EquatableArray<Tensor> Writes => InputGradient is null ? default : new(InputGradient);

    public EquatableArray<Parameter> WrittenGradients => Normalization.Parameters;

    public Tensor? Overwritten => InputGradient is null ? null : Gradient;

    // It reads its gradient twice, so that only a derivative of a few instructions is worth taking in.
    public Operation? JoinWithProducer(Operation producer) =>
        Activation is null && producer is ElementwiseGradient { Function.FusesForward: true } activation && activation.InputGradient == Gradient
            ? this with { Gradient = activation.Gradient, Activation = activation.Function, Activated = activation.Saved }
            : null;

    public void Plan(PassPlanner pass)
    {
        var kernel = new BatchNormBackward(
            Normalization.Features,
            pass.StrideOf(Input),
            pass.StrideOf(Gradient),
            InputGradient is null ? 0 : pass.StrideOf(InputGradient),
            Normalization.IsAffine,
            pass.Epilogue,
            Activation,
            Activated is null ? 0 : pass.StrideOf(Activated));
        var operands = new List<Operand> { pass.Of(Input), pass.Of(Gradient) };
        if (Activated is not null)
            operands.Add(pass.Of(Activated));
        if (Normalization is { Scale: { } scale, Shift: { } shift })
        {
            operands.AddRange([
                new(OperandKind.Parameters, pass.Place(scale).Offset),
                pass.WholeGradientOf(scale), pass.WholeGradientOf(shift), pass.SquaresOf(scale), pass.SquaresOf(shift)]);
        }

        operands.Add(pass.UseMoments(Normalization.Mean, FeatureColumns.Moments));
        if (InputGradient is not null)
            operands.Add(pass.Written(InputGradient));
        if (kernel.TakesLimit)
            operands.Add(new(OperandKind.GradientLimit));
        pass.Call(kernel, [.. operands]);
    }
}
