using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Positions;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>Puts a part of the row of a stream's step where later steps find it.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Input">The row.</param>
/// <param name="First">The first feature that is kept.</param>
/// <param name="Output">What is kept of each step so far, <c>[steps, features]</c>.</param>
internal sealed record KeepStep(string Layer, Tensor Input, int First, Tensor Output) : UnaryOperation(Layer, Input, Output), IPlannable, ITakesStrides
{
    public override EquatableArray<Tensor> Reads => new(Input, Output);

    public override long Flops => 0;

    public bool TakesStride(Tensor value) => value == Input;

    // Streams are there to infer.
    public override void Differentiate(GradientBuilder gradients) => throw new NotSupportedException();

    public void Plan(PassPlanner pass)
    {
        var row = pass.Of(Input);
        pass.CallForSamples(
            new KeptRow(Output.Rows, Output.Features, pass.StrideOf(Input), pass.StrideOf(Output)), [row with { Inner = row.Inner + First }, pass.Written(Output), .. StreamPlace.OperandsIf(isStep: true)]);
    }
}
