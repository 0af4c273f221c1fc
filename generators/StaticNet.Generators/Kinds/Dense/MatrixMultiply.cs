using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>
/// <c>output[b, o] = f(bias[o] + Σᵢ input[b, i] · weights[o, i])</c>, f joined by fusion: a normalization with running
/// statistics, an activation, or one after the other.
/// </summary>
internal record MatrixMultiply(
    string Layer,
    Tensor Input,
    Tensor Output,
    Parameter Weights,
    Parameter? Bias,
    ElementwiseFunction? Activation = null,
    FeatureNormalization? Normalization = null)
    : UnaryOperation(Layer, Input, Output), IPlannable, ITakesStrides, IReadsUnpadded, IJoinsReader, IPlacesParameters, IExplained
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Parameter> Parameters => Bias is null ? new(Weights) : new(Weights, Bias);

    public string Explanation => DenseStrategy.Of(Weights).Explain();

    public bool ReadsUnpadded => DenseStrategy.Of(Weights).ReadsUnpadded;

    public override long Flops => 2L * Weights.Inputs * Weights.Outputs * Input.Rows;

    public override void Differentiate(GradientBuilder gradients)
    {
        var gradient = gradients.Of(Output);
        gradients.Append(WeightGradientBy(gradient));
        if (gradients.IsNeeded(Input))
            gradients.Append(new MatrixInputGradient(gradient, gradients.ContributionTo(Input), Weights));
    }

    /// <summary>The operation that computes the gradients of the weights and of the bias.</summary>
    /// <param name="gradient">The gradient of the output.</param>
    protected virtual Operation WeightGradientBy(Tensor gradient) => new MatrixWeightGradient(Input, gradient, Weights, Bias);

    public ParameterLayout? LayoutOf(Parameter parameter) => parameter == Weights ? DenseStrategy.Of(Weights).Layout : null;

    public Operation? JoinWithReader(Operation reader) => reader switch
    {
        _ when Activation is not null => null,
        Elementwise { Function.FusesForward: true } activation when activation.Input == Output => this with { Output = activation.Output, Activation = activation.Function },
        FixedNormalize fixedNormalize when fixedNormalize.Input == Output && Normalization is null && !DenseStrategy.Of(Weights).IsDot =>
            this with { Output = fixedNormalize.Output, Activation = fixedNormalize.Activation, Normalization = fixedNormalize.Normalization },
        _ => null,
    };

    public void Plan(PassPlanner pass)
    {
        var weights = pass.Place(Weights);
        var operands = new List<Operand> { pass.Of(Input), new(OperandKind.Parameters, weights.Offset) };
        if (Bias is not null)
            operands.Add(new(OperandKind.Parameters, pass.Place(Bias).Offset));
        if (Normalization is not null)
            operands.AddRange(FixedNormalize.OperandsOf(Normalization, pass));
        operands.Add(pass.Written(Output));
        var fold = Normalization is null ? null : new FoldedNormalization(Weights.Outputs, Normalization.IsAffine, Normalization.Epsilon);
        if (fold is not null)
            operands.Add(pass.UseScratch(fold.Scratch));
        int inputStride = pass.StrideOf(Input), outputStride = pass.StrideOf(Output);
        if (DenseStrategy.Of(Weights).IsDot)
            pass.Call(
                new DotForward(Weights.Inputs, Weights.Outputs, inputStride, outputStride, Bias is not null, Activation),
                [.. operands]);
        else
            pass.Call(
                new DenseForward(
                    Weights.Inputs, Weights.Outputs, inputStride, outputStride, weights.PanelStride, Bias is not null, Activation, fold),
                [.. operands]);
    }
}

/// <summary>
/// <c>∂weights[o, i] = Σ_b input[b, i] · gradient[b, o]</c>, <c>∂bias[o] = Σ_b gradient[b, o]</c>, and the sums of their
/// squares.
/// </summary>
internal sealed record MatrixWeightGradient(Tensor Input, Tensor Gradient, Parameter Weights, Parameter? Bias)
    : Operation, IPlannable, ITakesStrides, IReadsUnpadded, IWritesGradients
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Tensor> Reads => new(Input, Gradient);

    public EquatableArray<Parameter> WrittenGradients => Bias is null ? new(Weights) : new(Weights, Bias);

    public override EquatableArray<Tensor> Writes => default;

    public bool ReadsUnpadded => DenseStrategy.Of(Weights).WeightGradientReadsUnpadded;

    public void Plan(PassPlanner pass)
    {
        var weights = pass.Place(Weights);
        var epilogue = pass.EpilogueOf(Weights);
        Operand[] operands = [pass.Of(Input), pass.Of(Gradient), .. pass.GradientOf(Weights)];
        if (DenseStrategy.Of(Weights).IsDot)
        {
            pass.Call(new DotWeightGradient(Weights.Inputs, Weights.Outputs, pass.StrideOf(Input), pass.StrideOf(Gradient), epilogue), operands);
        }
        else
        {
            bool blocks = DenseWeightGradient.HasRowBlocks(Input.Rows, Weights.Inputs, pass.StrideOf(Gradient));
            var kernel = new DenseWeightGradient(
                Weights.Inputs, Weights.Outputs, pass.StrideOf(Input), pass.StrideOf(Gradient), weights.PanelStride, epilogue, blocks);
            pass.Call(kernel, kernel.Scratch == 0 ? operands : [.. operands, pass.UseScratch(kernel.Scratch)]);
        }

        if (Bias is not null)
            DenseBiasGradient.Plan(pass, Gradient, Bias);
    }
}

/// <summary><c>inputGradient[b, i] = f′ · Σₒ gradient[b, o] · weights[o, i]</c>, f′ joined by fusion.</summary>
internal sealed record MatrixInputGradient(
    Tensor Gradient, Tensor InputGradient, Parameter Weights, ElementwiseFunction? Activation = null, Tensor? Saved = null) : Operation, IPlannable, ITakesStrides, IJoinsReader
{
    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Tensor> Reads => Saved is null ? new(Gradient) : new(Gradient, Saved);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Operation? JoinWithReader(Operation reader) =>
        Activation is null && !DenseStrategy.Of(Weights).HasSampleLanes && reader is ElementwiseGradient { Function.FusesBackward: true } activation
            && activation.Gradient == InputGradient
            ? this with { InputGradient = activation.InputGradient, Activation = activation.Function, Saved = activation.Saved }
            : null;

    public void Plan(PassPlanner pass)
    {
        var weights = pass.Place(Weights);
        int savedStride = Saved is null ? 0 : pass.StrideOf(Saved);
        int gradientStride = pass.StrideOf(Gradient), inputGradientStride = pass.StrideOf(InputGradient);
        var operands = new List<Operand> { pass.Of(Gradient), new(OperandKind.Parameters, weights.Offset) };
        if (Saved is not null)
            operands.Add(pass.Of(Saved));
        operands.Add(pass.Written(InputGradient));
        if (DenseStrategy.Of(Weights).IsDot)
        {
            pass.Call(
                new DotInputGradient(Weights.Inputs, Weights.Outputs, gradientStride, inputGradientStride, Activation, savedStride),
                [.. operands]);
            return;
        }

        if (DenseStrategy.Of(Weights).HasSampleLanes)
        {
            var samples = new SampleInputGradient(Weights.Inputs, Weights.Outputs, gradientStride, inputGradientStride, weights.PanelStride);
            pass.Call(samples, [.. operands, pass.UseScratch(samples.Scratch)]);
            return;
        }

        var kernel = new DenseInputGradient(
            Weights.Inputs, Weights.Outputs, gradientStride, inputGradientStride, weights.PanelStride, Activation, savedStride);
        pass.Call(kernel, [.. operands, pass.UseScratch(kernel.Scratch)]);
    }
}
