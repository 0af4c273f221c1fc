using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>
/// Batch normalization in inference, <c>output = f(scale · (input − mean) / σ + shift)</c> with running statistics, f joined by
/// fusion: a function of each feature alone, which a dense layer before it takes into its own kernel.
/// </summary>
internal sealed record FixedNormalize(string Layer, Tensor Input, Tensor Output, FeatureNormalization Normalization, ElementwiseFunction? Activation = null)
    : UnaryOperation(Layer, Input, Output), IPlannable, IOverwrites, IJoinsReader
{
    public override long Flops => 2L * Output.Length;

    public Tensor? Overwritten => Input;

    public Operation? JoinWithReader(Operation reader) =>
        Activation is null && reader is Elementwise { Function.FusesForward: true } activation && activation.Input == Output
            ? this with { Output = activation.Output, Activation = activation.Function }
            : null;

    /// <summary>What a kernel reads of a normalization with running statistics, in the order of its parameters.</summary>
    public static IEnumerable<Operand> OperandsOf(FeatureNormalization normalization, PassPlanner pass)
    {
        if (normalization is { Scale: { } scale, Shift: { } shift })
        {
            yield return new(OperandKind.Parameters, pass.Place(scale).Offset);
            yield return new(OperandKind.Parameters, pass.Place(shift).Offset);
        }

        yield return pass.OfStatistic(normalization.Mean);
        yield return pass.OfStatistic(normalization.Variance);
    }

    public void Plan(PassPlanner pass) => pass.Call(
        new NormalizeForward(
            pass.StrideOf(Input), pass.StrideOf(Output), new FoldedNormalization(Normalization.Features, Normalization.IsAffine, Normalization.Epsilon), Activation),
        [pass.Of(Input), .. OperandsOf(Normalization, pass), pass.Written(Output)]);

    // Training goes by the batch's own statistics.
    public override void Differentiate(GradientBuilder gradients) => throw new NotSupportedException();
}
