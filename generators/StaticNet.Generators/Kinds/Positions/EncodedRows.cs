using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary><c>output[b, t] = input[b, t] + rows[t]</c>, rows of sines and cosines.</summary>
internal sealed record EncodedRows(string Layer, Tensor Input, Tensor Output, float Wavelength) : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites
{
    public override long Flops => Output.Length;

    public Tensor? Overwritten => Input;

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Contribute(Input, gradients.Of(Output));
    }

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new EncodingForward(Input.Rows, Input.Features, Wavelength, pass.StrideOf(Input), pass.StrideOf(Output)), pass.Of(Input), pass.Written(Output));
}
