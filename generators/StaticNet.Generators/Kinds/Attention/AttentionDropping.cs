using StaticNet.Generators.Kinds.Regularization;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>
/// The dropout of probabilities, by rows of a block: an element of the mask for each head, query and key of a sample, seen or not, in this order. Those that are dropped, and scaled, live in
/// the scratch space of a head; the backward pass draws them again.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="Stride">From one query's probabilities to the next.</param>
internal sealed record AttentionDropping(AttentionShape Shape, int Stride)
{
    /// <summary>The parameters of a kernel that drops, with which it ends; none of one that doesn't.</summary>
    /// <param name="drops">Whether it drops.</param>
    public static IReadOnlyList<string> ParametersIf(bool drops) => drops ? DropoutFactors.Parameters : [];

    /// <summary>The parameters of the method for a head, behind others.</summary>
    /// <param name="drops">Whether it drops.</param>
    public static string HeadParametersIf(bool drops) => drops ? ", int mask, float rate, MaskKey key" : "";

    /// <summary>Their arguments, from <c>sample</c> and <c>head</c>.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="drops">Whether it drops.</param>
    public static string HeadArgumentsIf(AttentionShape shape, bool drops) =>
        drops ? $", (((firstRow + sample) * {Literal.Of(shape.Heads)}) + head) * {Literal.Of(shape.HeadPairs)}, rate, key" : "";

    /// <summary>The call for a block of queries, whose rows begin at <c>first</c>.</summary>
    /// <param name="places">What it reads and writes.</param>
    public string Call(string places) => $"Drop({places}, mask + (first * {Literal.Of(Shape.Keys.Count)}), rate, key, panels{Shape.Queries.Argument});";

    /// <summary>Writes <c>Drop</c>: <c>dropped = factor · p</c>, and on the way back <c>dp = factor · dp</c> too.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="lanes">The lane type.</param>
    /// <param name="isBack">Whether it is on the way back.</param>
    public void Emit(SourceWriter writer, LaneType lanes, bool isBack)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void Drop(ref float p, ref float dropped, {(isBack ? "ref float dp, " : "")}int mask, float rate, MaskKey key, int panels{Shape.Queries.Parameter})"))
        {
            DropoutFactors.EmitMask(writer, lanes);
            using (writer.Block($"for (int row = 0; row < {Shape.Queries.RowCount}; row++)"))
            {
                DropoutFactors.EmitIndex(writer, lanes, $"mask + (row * {Literal.Of(Shape.Keys.Count)})");
                using (writer.Block($"for (int c = 0; c < panels * 16; c += {lanes.Count})"))
                {
                    DropoutFactors.EmitFactor(writer, lanes);
                    writer.Line(lanes.Store($"{lanes.Load("p", "c")} * factor", "dropped", "c"));
                    if (isBack)
                        writer.Line(lanes.Store($"{lanes.Load("dp", "c")} * factor", "dp", "c"));
                    DropoutFactors.EmitNext(writer, lanes);
                }

                string padded = Literal.Of(Shape.Keys.Padded);
                writer.Line($"p = ref Unsafe.Add(ref p, {Literal.Of(Stride)}); dropped = ref Unsafe.Add(ref dropped, {padded});{(isBack ? $" dp = ref Unsafe.Add(ref dp, {padded});" : "")}");
            }
        }
    }
}
