using StaticNet.Generators.Graph;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary><c>output[b, t] = input[b, t] + rows[t]</c>, rows of sines and cosines.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Input">The rows that it reads.</param>
/// <param name="Output">The sums.</param>
/// <param name="Steps">The steps of a window.</param>
/// <param name="Wavelength">The longest wavelength over 2π.</param>
/// <param name="IsStep">Whether a sample has one step, whose row is that of its place in a stream.</param>
internal sealed record EncodedRows(string Layer, Tensor Input, Tensor Output, int Steps, float Wavelength, bool IsStep) : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites
{
    public override long Flops => Output.Length;

    public Tensor? Overwritten => Input;

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Contribute(Input, gradients.Of(Output));
    }

    public void Plan(PassPlanner pass) => pass.CallForSamples(
        new EncodingForward(Steps, Input.Features, Wavelength, pass.StrideOf(Input), pass.StrideOf(Output), IsStep), [pass.Of(Input), pass.Written(Output), .. StreamPlace.OperandsIf(IsStep)]);
}
