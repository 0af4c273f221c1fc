using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary><c>output = softmax(q · kᵀ / √d) · v</c> for each head, q, k and v beside each other in the input; in training the probabilities perhaps with a dropout.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Input">Queries, keys and values, <c>[steps, 3 · width]</c>.</param>
/// <param name="Output">The weighted means, <c>[steps, width]</c>.</param>
/// <param name="Probabilities">How much each step takes of each before dropout, <c>[heads · steps, steps]</c>; of steps that it doesn't see anything.</param>
/// <param name="Dropout">The dropout of probabilities; null for none.</param>
internal sealed record Attend(string Layer, AttentionShape Shape, Tensor Input, Tensor Output, Tensor Probabilities, AttentionDropout? Dropout)
    : UnaryOperation(Layer, Input, Output), IPlannable, IExplained
{
    public override EquatableArray<Tensor> Saves => new(Probabilities);

    public override ForwardOperation? Inference => Dropout is null ? this : this with { Dropout = null };

    // Two products, and the softmax of each score.
    public override long Flops => Shape.Pairs * ((4L * Shape.Features) + 24);

    public string Explanation => "a head of a sample at a time: keys are turned so that lanes run across them; "
        + (Shape.Causal ? "keys behind a query are skipped" : "every query sees every key");

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new AttendGradient(Shape, Input, Probabilities, gradients.Of(Output), gradients.ContributionTo(Input), Dropout));
    }

    public void Plan(PassPlanner pass)
    {
        var kernel = new AttentionForward(Shape, pass.StrideOf(Input), pass.StrideOf(Probabilities), pass.StrideOf(Output), Dropout is not null);
        pass.CallForSamples(
            kernel, [pass.Of(Input), pass.Written(Probabilities), pass.Written(Output), pass.UseScratch(kernel.Scratch), .. Shape.Lengths, .. Dropout?.Operands ?? []]);
    }
}

/// <summary>The gradient of queries, keys and values from that of the weighted means.</summary>
/// <param name="Shape">The sizes.</param>
/// <param name="Input">Queries, keys and values.</param>
/// <param name="Probabilities">How much each step takes of each before dropout.</param>
/// <param name="Gradient">The gradient of the weighted means.</param>
/// <param name="InputGradient">Receives that of queries, keys and values.</param>
/// <param name="Dropout">The dropout of probabilities; null for none.</param>
internal sealed record AttendGradient(AttentionShape Shape, Tensor Input, Tensor Probabilities, Tensor Gradient, Tensor InputGradient, AttentionDropout? Dropout)
    : Operation, IPlannable
{
    public override EquatableArray<Tensor> Reads => new(Input, Probabilities, Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public void Plan(PassPlanner pass)
    {
        var kernel = new AttentionBackward(Shape, pass.StrideOf(Input), pass.StrideOf(Probabilities), pass.StrideOf(Gradient), pass.StrideOf(InputGradient), Dropout is not null);
        pass.CallForSamples(
            kernel,
            [pass.Of(Input), pass.Of(Probabilities), pass.Of(Gradient), pass.Written(InputGradient), pass.UseScratch(kernel.Scratch), .. Shape.Lengths, .. Dropout?.Operands ?? []]);
    }
}
