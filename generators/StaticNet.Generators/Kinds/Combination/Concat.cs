using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Combination;

/// <summary>Values one after the other: features of each row side by side, or rows below each other.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Inputs">The values.</param>
/// <param name="Output">What they make.</param>
/// <param name="JoinsRows">Whether rows stand below each other.</param>
internal sealed record Concat(string Layer, EquatableArray<Tensor> Inputs, Tensor Output, bool JoinsRows)
    : ForwardOperation(Layer), IPlannable, IHasParts, ITakesStrides
{
    public override EquatableArray<Tensor> Reads => Inputs;

    public override EquatableArray<Tensor> Outputs => new(Output);

    public override long Flops => 0;

    public Tensor Whole => Output;

    public IReadOnlyList<(Tensor Part, int First)> Parts => JoinsRows ? [] : [.. Inputs.Select((input, index) => (input, First(index)))];

    // Of what it reads: it copies from anywhere.
    public bool TakesStride(Tensor value) => value != Output;

    public override ForwardOperation ReadingFrom(Func<Tensor, Tensor> source) => this with { Inputs = Inputs.Select(source).ToEquatableArray() };

    public override void Differentiate(GradientBuilder gradients)
    {
        for (int index = 0; index < Inputs.Count; index++)
            if (gradients.IsNeeded(Inputs[index]))
                gradients.Append(new ConcatGradient(gradients.Of(Output), gradients.ContributionTo(Inputs[index]), First(index), JoinsRows));
    }

    public void Plan(PassPlanner pass)
    {
        for (int index = 0; index < Inputs.Count; index++)
        {
            var input = Inputs[index];
            if (IsInPlace(pass, index))
                continue;
            int stride = pass.StrideOf(Output);
            bool isEnd = JoinsRows || index == Inputs.Count - 1;
            var kernel = new CopyBlocks(
                input.Rows, input.Features, isEnd ? Padding(Output.Features) : 0,
                pass.StrideOf(input), stride, pass.StrideOf(input) * input.Rows, stride * Output.Rows);
            pass.CallForSamples(kernel, pass.Of(input), pass.Written(Output) with { Inner = First(index) * (JoinsRows ? stride : 1) });
        }
    }

    // A value may be a part twice, and lies in its place once.
    private bool IsInPlace(PassPlanner pass, int index) => !JoinsRows && pass.IsPlaced(Inputs[index], Output, First(index));

    /// <summary>The floats behind a row up to whole panels.</summary>
    internal static int Padding(int features) => (features + 15) / 16 * 16 - features;

    // The first row or feature of an input.
    private int First(int index) => Inputs.Take(index).Sum(input => JoinsRows ? input.Rows : input.Features);
}

/// <summary>A part of the gradient of values one after the other.</summary>
/// <param name="Gradient">The gradient of the whole.</param>
/// <param name="InputGradient">That of a part.</param>
/// <param name="First">The part's first row or feature.</param>
/// <param name="JoinsRows">Whether rows stand below each other.</param>
internal sealed record ConcatGradient(Tensor Gradient, Tensor InputGradient, int First, bool JoinsRows)
    : Operation, IPlannable, IHasParts, ITakesStrides
{
    public override EquatableArray<Tensor> Reads => new(Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public Tensor Whole => Gradient;

    public IReadOnlyList<(Tensor Part, int First)> Parts => JoinsRows ? [] : [(InputGradient, First)];

    public bool TakesStride(Tensor value) => value == Gradient;

    public void Plan(PassPlanner pass)
    {
        if (!JoinsRows && pass.IsPlaced(InputGradient, Gradient, First))
            return;
        var gradient = pass.Of(Gradient);
        int from = pass.StrideOf(Gradient), to = pass.StrideOf(InputGradient);
        pass.CallForSamples(
            new CopyBlocks(
                InputGradient.Rows, InputGradient.Features, Concat.Padding(InputGradient.Features), from, to, from * Gradient.Rows, to * InputGradient.Rows),
            gradient with { Inner = gradient.Inner + (First * (JoinsRows ? from : 1)) }, pass.Written(InputGradient));
    }
}
