using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// <c>output[b, o, oy, ox] = f(bias[o] + Σ input[b, c, iy, ix] · weights[o, c, ky, kx])</c> over what of the kernel lies within the image, f joined by
/// fusion: a normalization with running statistics, an activation, or one after the other. Or the transpose: every product of an input, a weight and an output
/// with input and output exchanged.
/// </summary>
internal sealed record Convolve(
    string Layer,
    Tensor Input,
    Tensor Output,
    ConvolutionShape Sizes,
    Parameter Weights,
    Parameter? Bias,
    ElementwiseFunction? Activation = null,
    FeatureNormalization? Normalization = null)
    : UnaryOperation(Layer, Input, Output), IPlannable, IReadsUnpadded, IJoinsReader, IPlacesParameters, IExplained
{
    /// <summary>Whether it is the transpose of the convolution that the sizes are of, which leads from its outputs to its inputs.</summary>
    public bool IsTransposed { get; init; }

    public override EquatableArray<Parameter> Parameters => Bias is null ? new(Weights) : new(Weights, Bias);

    public override long Flops => 2L * Weights.Shape.Length * (IsTransposed ? Input : Output).Rows;

    // Channels of their own are read as vectors, others one by one.
    public bool ReadsUnpadded => !Sizes.IsDepthwise;

    public string Explanation => Sizes.IsDepthwise
        ? $"{Sizes.Inputs} kernels of {Sizes.KernelHeight} × {Sizes.KernelWidth}, one for each channel: lanes run across channels"
        : $"{Sizes.Outputs} × {Sizes.GroupInputs} × {Sizes.KernelHeight} × {Sizes.KernelWidth}: panels of 16 {(IsTransposed ? "inputs" : "outputs")} with the kernel's positions outside and channels inside"
            + (Sizes.Groups > 1 ? $", each of {Sizes.Groups} groups with panels of its own" : "");

    public override void Differentiate(GradientBuilder gradients)
    {
        var gradient = gradients.Of(Output);
        gradients.Append(new ConvolveWeightGradient(Input, gradient, Sizes, Weights, Bias) { IsTransposed = IsTransposed });
        if (gradients.IsNeeded(Input))
            gradients.Append(new ConvolveInputGradient(gradient, gradients.ContributionTo(Input), Sizes, Weights) { IsTransposed = IsTransposed });
    }

    public ParameterLayout? LayoutOf(Parameter parameter) => parameter != Weights ? null : ParameterLayout.Usual(parameter) with
    {
        Taps = Sizes.IsDepthwise ? 1 : Sizes.Taps,
        GroupOutputs = Sizes.Groups == 1 || Sizes.IsDepthwise ? 0 : Sizes.GroupOutputs,
    };

    public Operation? JoinWithReader(Operation reader) => reader switch
    {
        _ when Activation is not null => null,
        Elementwise { Function.FusesForward: true } activation when activation.Input == Output => this with { Output = activation.Output, Activation = activation.Function },
        FixedNormalize fixedNormalize when fixedNormalize.Input == Output && Normalization is null =>
            this with { Output = fixedNormalize.Output, Activation = fixedNormalize.Activation, Normalization = fixedNormalize.Normalization },
        _ => null,
    };

    public void Plan(PassPlanner pass)
    {
        var fold = Normalization is null ? null : new FoldedNormalization(Output.Features, Normalization.IsAffine, Normalization.Epsilon);
        var kernel = ConvolutionKernel.Of(Sizes, IsTransposed, pass.StrideOf(Input), pass.StrideOf(Output), new ConvolutionSums(Bias is not null, Activation, fold));
        var operands = new List<Operand> { pass.Of(Input), pass.Of(Weights) };
        if (Bias is not null)
            operands.Add(pass.Of(Bias));
        if (Normalization is not null)
            operands.AddRange(FixedNormalize.OperandsOf(Normalization, pass));
        operands.Add(pass.Written(Output));
        if (kernel.Scratch > 0)
            operands.Add(pass.UseScratch(kernel.Scratch));
        pass.CallForSamples(kernel, [.. operands]);
    }
}

/// <summary>
/// <c>∂weights[o, c, ky, kx] = Σ input[b, c, iy, ix] · gradient[b, o, oy, ox]</c> over samples and positions, <c>∂bias[o] = Σ gradient[b, o, oy, ox]</c>,
/// and the sums of their squares.
/// </summary>
internal sealed record ConvolveWeightGradient(Tensor Input, Tensor Gradient, ConvolutionShape Sizes, Parameter Weights, Parameter? Bias)
    : Operation, IPlannable, ITakesStrides, IReadsUnpadded, IWritesGradients
{
    /// <summary>Whether it is of a transposed convolution: gradients are then what its kernels read, and inputs what they make.</summary>
    public bool IsTransposed { get; init; }

    public bool TakesStride(Tensor value) => true;

    public override EquatableArray<Tensor> Reads => new(Input, Gradient);

    public override EquatableArray<Tensor> Writes => default;

    public EquatableArray<Parameter> WrittenGradients => Bias is null ? new(Weights) : new(Weights, Bias);

    // What has the panels of channels is read as vectors.
    public bool ReadsUnpadded => !Sizes.IsDepthwise && !IsTransposed;

    public void Plan(PassPlanner pass)
    {
        var gradient = pass.WholeGradientOf(Weights);
        var (x, dy) = IsTransposed ? (Gradient, Input) : (Input, Gradient);
        pass.CallForSamples(
            new ConvolutionWeightGradient(Sizes, pass.StrideOf(x), pass.StrideOf(dy), ClearsPadding: IsTransposed && Sizes.Outputs % 16 != 0), pass.Of(x), pass.Of(dy), gradient);

        // Sums of squares take no time beside those over positions, and workers that share the latter can't make them.
        var place = pass.Place(Weights);
        pass.CallForSamples(
            new SumContributions(1, place.Panels, place.PanelStride, pass.EpilogueOf(Weights)), [gradient with { IsWritten = false }, .. pass.GradientOf(Weights)]);
        if (Bias is not null)
            DenseBiasGradient.Plan(pass, Gradient, Bias);
    }
}

/// <summary>
/// <c>inputGradient[b, c, iy, ix] = f′ · Σ gradient[b, o, oy, ox] · weights[o, c, ky, kx]</c> over the positions of the kernel that reach it, f′ joined
/// by fusion.
/// </summary>
internal sealed record ConvolveInputGradient(
    Tensor Gradient, Tensor InputGradient, ConvolutionShape Sizes, Parameter Weights, ElementwiseFunction? Activation = null, Tensor? Saved = null)
    : Operation, IPlannable, IJoinsReader
{
    /// <summary>Whether it is of a transposed convolution, the forward pass of the one that the sizes are of.</summary>
    public bool IsTransposed { get; init; }

    public override EquatableArray<Tensor> Reads => Saved is null ? new(Gradient) : new(Gradient, Saved);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Operation? JoinWithReader(Operation reader) =>
        Activation is null && reader is ElementwiseGradient { Function.FusesBackward: true } activation && activation.Gradient == InputGradient
            ? this with { InputGradient = activation.InputGradient, Activation = activation.Function, Saved = activation.Saved }
            : null;

    public void Plan(PassPlanner pass)
    {
        var kernel = ConvolutionKernel.Of(
            Sizes, !IsTransposed, pass.StrideOf(Gradient), pass.StrideOf(InputGradient), ConvolutionSums.OfGradients(Activation, Saved is null ? 0 : pass.StrideOf(Saved)));
        var operands = new List<Operand> { pass.Of(Gradient), pass.Of(Weights) };
        if (Saved is not null)
            operands.Add(pass.Of(Saved));
        operands.Add(pass.Written(InputGradient));
        if (kernel.Scratch > 0)
            operands.Add(pass.UseScratch(kernel.Scratch));
        pass.CallForSamples(kernel, [.. operands]);
    }
}
