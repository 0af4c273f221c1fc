using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>The rows of a value, each a value of its own: the initial state of each layer and direction.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Input">The states, <c>[layers · directions, units]</c>.</param>
/// <param name="States">Each of them, <c>[units]</c>.</param>
internal sealed record InitialStates(string Layer, Tensor Input, EquatableArray<Tensor> States) : ForwardOperation(Layer), IPlannable
{
    public override EquatableArray<Tensor> Reads => new(Input);

    public override EquatableArray<Tensor> Outputs => States;

    public override long Flops => 0;

    public override ForwardOperation ReadingFrom(Func<Tensor, Tensor> source) => this with { Input = source(Input) };

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new InitialStatesGradient(States.Select(gradients.Of).ToEquatableArray(), gradients.ContributionTo(Input)));
    }

    public void Plan(PassPlanner pass)
    {
        int stride = pass.StrideOf(Input);
        for (int row = 0; row < States.Count; row++)
            pass.CallForSamples(
                Copy(States[row].Features, stride, pass.StrideOf(States[row]), stride * Input.Rows, pass.StrideOf(States[row])),
                pass.Of(Input) with { Inner = row * stride }, pass.Written(States[row]));
    }

    /// <summary>Copies a row of each sample.</summary>
    internal static CopyBlocks Copy(int features, int from, int to, int fromSample, int toSample) =>
        new(1, features, ((features + 15) / 16 * 16) - features, from, to, fromSample, toSample);
}

/// <summary>The gradient of initial states, below each other.</summary>
/// <param name="Gradients">The gradient of each.</param>
/// <param name="InputGradient">Receives them, <c>[layers · directions, units]</c>.</param>
internal sealed record InitialStatesGradient(EquatableArray<Tensor> Gradients, Tensor InputGradient) : Operation, IPlannable
{
    public override EquatableArray<Tensor> Reads => Gradients;

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public void Plan(PassPlanner pass)
    {
        int stride = pass.StrideOf(InputGradient);
        for (int row = 0; row < Gradients.Count; row++)
            pass.CallForSamples(
                InitialStates.Copy(Gradients[row].Features, pass.StrideOf(Gradients[row]), stride, pass.StrideOf(Gradients[row]), stride * InputGradient.Rows),
                pass.Of(Gradients[row]), pass.Written(InputGradient) with { Inner = row * stride });
    }
}
