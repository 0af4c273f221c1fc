using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>What a recurrence's gradient does at each step for the regularizer: keeps the gradient of the states, and turns it into what pulls the weights once the step before has its own.</summary>
/// <param name="Stride">From one step to the next in what pulls the weights.</param>
/// <param name="LiveStride">From one sample to the next in the counts of steps.</param>
internal sealed record NormPullRows(int Stride, int LiveStride)
{
    /// <summary>Part of kernels' names.</summary>
    /// <param name="shape">The sizes.</param>
    public string DetailsOf(RecurrentShape shape) => "_norms" + KernelDetail.Stride("pulls", Stride, shape.Units) + KernelDetail.Stride("live", LiveStride, 1);

    /// <summary>The kernel's parameters.</summary>
    public static readonly IReadOnlyList<string> Parameters = ["ref float pulls", "ref float live"];

    /// <summary>Writes what comes before all steps.</summary>
    public void EmitStart(SourceWriter writer) => writer.Line($"StateNorms.Clear(ref live, {Literal.Of(LiveStride)}, rows);");

    /// <summary>Writes what comes before the cells of a step.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="carriedStride">From one sample to the next in what is carried back.</param>
    /// <param name="outputStride">From one step to the next in the gradient of the states that are made.</param>
    public void EmitKeep(SourceWriter writer, RecurrentShape shape, int carriedStride, int outputStride)
    {
        string made = shape.MakesAll ? $"ref Unsafe.Add(ref dy, at * {Literal.Of(outputStride)}), {Literal.Of(shape.Steps * outputStride)}, " : "";
        writer.Line($"StateNorms.Keep(ref carried, {Literal.Of(carriedStride)}, {made}{Rows(shape)}, {Literal.Of(shape.Padded)}, rows);");
    }

    /// <summary>Writes what comes behind the product of a step.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="carriedStride">From one sample to the next in what is carried back.</param>
    public void EmitTurn(SourceWriter writer, RecurrentShape shape, int carriedStride) =>
        writer.Line($"StateNorms.Turn(ref carried, {Literal.Of(carriedStride)}, {Rows(shape)}, {Literal.Of(shape.Units)}, ref live, {Literal.Of(LiveStride)}, {shape.StepArguments}rows);");

    private string Rows(RecurrentShape shape) => $"ref Unsafe.Add(ref pulls, at * {Literal.Of(Stride)}), {Literal.Of(shape.Steps * Stride)}";
}
