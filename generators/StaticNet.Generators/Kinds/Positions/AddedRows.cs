using StaticNet.Generators.Collections;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary>The loop that adds to each row of a sample the row of a table.</summary>
internal static class AddedRows
{
    /// <summary>From one row to the next.</summary>
    /// <param name="Input">Of what it reads.</param>
    /// <param name="Table">Of the table.</param>
    /// <param name="Output">Of what it writes.</param>
    public readonly record struct Strides(int Input, int Table, int Output);

    /// <summary>Writes the method <paramref name="name"/>.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="lanes">The lanes.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="parameters">Its parameters, <c>x</c> and <c>y</c> among them.</param>
    /// <param name="table">The first element of the table.</param>
    /// <param name="steps">The rows of a sample and of the table; null where a sample has a single one, whose number in the table <c>lengths</c> tells.</param>
    /// <param name="padded">The elements of a row, a multiple of 16.</param>
    /// <param name="strides">From one row to the next.</param>
    public static void Emit(SourceWriter writer, LaneType lanes, string name, EquatableArray<string> parameters, string table, int? steps, int padded, Strides strides)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", parameters)}, int samples)"))
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            if (steps is null)
            {
                writer.Line($"ref float row = ref Unsafe.Add({table}, {StreamPlace.StepOf("sample")} * {Literal.Of(strides.Table)});");
                EmitRow("");
                return;
            }

            writer.Line($"ref float row = {table};");
            using (writer.Block($"for (int step = 0; step < {Literal.Of(steps.Value)}; step++)"))
                EmitRow($"row = ref Unsafe.Add(ref row, {Literal.Of(strides.Table)}); ");
        }

        void EmitRow(string next)
        {
            using (writer.Block($"for (int i = 0; i < {Literal.Of(padded)}; i += {lanes.Count})"))
                writer.Line(lanes.Store($"{lanes.Load("x", "i")} + {lanes.Load("row", "i")}", "y", "i"));
            writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(strides.Input)}); {next}y = ref Unsafe.Add(ref y, {Literal.Of(strides.Output)});");
        }
    }
}
