using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary><c>output = softmax(q · kᵀ / √d) · v</c> for each head; in training the probabilities perhaps with a dropout.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Values">Queries, keys and values.</param>
/// <param name="Output">The weighted means, <c>[queries, width]</c>.</param>
/// <param name="Probabilities">How much each query takes of each key before dropout, <c>[heads · queries, keys]</c>; of keys that it doesn't see anything.</param>
/// <param name="Dropout">The dropout of probabilities; null for none.</param>
internal sealed record Attend(string Layer, AttentionShape Shape, HeadValues Values, Tensor Output, Tensor Probabilities, AttentionDropout? Dropout)
    : ForwardOperation(Layer), IPlannable, IExplained
{
    public override EquatableArray<Tensor> Reads => Values.Tensors;

    public override EquatableArray<Tensor> Outputs => new(Output);

    public override EquatableArray<Tensor> Saves => new(Probabilities);

    public override ForwardOperation? Inference => Dropout is null ? this : this with { Dropout = null };

    // Two products, and the softmax of each score.
    public override long Flops => Shape.Pairs * ((4L * Shape.Features) + 24);

    public string Explanation => "a head of a sample at a time: keys are turned so that lanes run across them; "
        + (Shape.Causal ? "keys behind a query are skipped" : "every query sees every key");

    public override ForwardOperation ReadingFrom(Func<Tensor, Tensor> source) => this with { Values = Values.Select(source) };

    public override void Differentiate(GradientBuilder gradients)
    {
        if (Values.Tensors.Any(gradients.IsNeeded))
            gradients.Append(new AttendGradient(Shape, Values, Probabilities, gradients.Of(Output), Values.Select(gradients.ContributionTo), Dropout));
    }

    public void Plan(PassPlanner pass)
    {
        var kernel = new AttentionForward(
            Shape, pass.StrideOf(Values.Queries), pass.StrideOf(Values.Keys), pass.StrideOf(Probabilities), pass.StrideOf(Output), Dropout is not null);
        pass.CallForSamples(
            kernel, [.. Values.Read(pass, Shape), pass.Written(Probabilities), pass.Written(Output), pass.UseScratch(kernel.Scratch), .. Shape.Lengths, .. Dropout?.Operands ?? []]);
    }
}

/// <summary>The gradient of queries, keys and values from that of the weighted means.</summary>
/// <param name="Shape">The sizes.</param>
/// <param name="Values">Queries, keys and values.</param>
/// <param name="Probabilities">How much each query takes of each key before dropout.</param>
/// <param name="Gradient">The gradient of the weighted means.</param>
/// <param name="ValueGradients">Receives those of queries, keys and values.</param>
/// <param name="Dropout">The dropout of probabilities; null for none.</param>
internal sealed record AttendGradient(AttentionShape Shape, HeadValues Values, Tensor Probabilities, Tensor Gradient, HeadValues ValueGradients, AttentionDropout? Dropout)
    : Operation, IPlannable
{
    public override EquatableArray<Tensor> Reads => new([.. Values.Tensors, Probabilities, Gradient]);

    public override EquatableArray<Tensor> Writes => ValueGradients.Tensors;

    public void Plan(PassPlanner pass)
    {
        var kernel = new AttentionBackward(
            Shape, pass.StrideOf(Values.Queries), pass.StrideOf(Values.Keys), pass.StrideOf(Probabilities), pass.StrideOf(Gradient),
            pass.StrideOf(ValueGradients.Queries), pass.StrideOf(ValueGradients.Keys), Values.IsJoined, Dropout is not null);
        pass.CallForSamples(
            kernel,
            [
                .. Values.Read(pass, Shape), pass.Of(Probabilities), pass.Of(Gradient), .. ValueGradients.Written(pass, Shape), pass.UseScratch(kernel.Scratch),
                .. Shape.Lengths, .. Dropout?.Operands ?? [],
            ]);
    }
}
