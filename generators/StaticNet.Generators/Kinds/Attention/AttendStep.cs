using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>What a step of a stream makes of the steps so far: <c>output = softmax(q · kᵀ / √d) · v</c> for each head, with the bits of a causal attention of a window.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Shape">The sizes: a query, and the keys that a sample has.</param>
/// <param name="Query">What begins with the query.</param>
/// <param name="Keys">The keys so far, <c>[steps, width]</c>.</param>
/// <param name="Values">The values so far, likewise.</param>
/// <param name="Output">The weighted mean.</param>
/// <param name="Probabilities">How much it takes of each key, <c>[heads, steps]</c>.</param>
internal sealed record AttendStep(string Layer, AttentionShape Shape, Tensor Query, Tensor Keys, Tensor Values, Tensor Output, Tensor Probabilities)
    : ForwardOperation(Layer), IPlannable
{
    public override EquatableArray<Tensor> Reads => new(Query, Keys, Values);

    public override EquatableArray<Tensor> Outputs => new(Output);

    public override EquatableArray<Tensor> Saves => new(Probabilities);

    public override long Flops => Shape.Pairs * ((4L * Shape.Features) + 24);

    public override ForwardOperation ReadingFrom(Func<Tensor, Tensor> source) => this with { Query = source(Query) };

    // Streams are there to infer.
    public override void Differentiate(GradientBuilder gradients) => throw new NotSupportedException();

    public void Plan(PassPlanner pass)
    {
        var kernel = new AttentionForward(Shape, pass.StrideOf(Query), pass.StrideOf(Keys), pass.StrideOf(Probabilities), pass.StrideOf(Output), Drops: false);
        pass.CallForSamples(
            kernel, [pass.Of(Query), pass.Of(Keys), pass.Of(Values), pass.Written(Probabilities), pass.Written(Output), pass.UseScratch(kernel.Scratch), .. Shape.Lengths]);
    }
}
