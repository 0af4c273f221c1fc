using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary>Adds to each row of a sample the row of a table, padding included.</summary>
/// <param name="Steps">The rows of the table, and of a sample.</param>
/// <param name="Features">The features of a row.</param>
/// <param name="TableStride">From one row of the table to the next.</param>
/// <param name="InputStride">From one row that it reads to the next.</param>
/// <param name="OutputStride">From one row that it writes to the next.</param>
/// <param name="IsStep">Whether a sample has a single row, of a step whose number it is told.</param>
internal sealed record PositionForward(int Steps, int Features, int TableStride, int InputStride, int OutputStride, bool IsStep) : KernelPlan
{
    private int Padded => (Features + 15) / 16 * 16;

    public override string Name => $"Positions{Steps}x{Features}";

    protected override string Details => KernelDetail.Number("table", TableStride, Padded)
        + KernelDetail.Stride("x", InputStride, Features) + KernelDetail.Stride("y", OutputStride, Features) + KernelDetail.If(IsStep, "step");

    public override EquatableArray<string> Parameters => new(["ref float x", "ref float table", "ref float y", .. StreamPlace.ParametersIf(IsStep)]);

    public override Sharing Sharing => Sharing.Rows;

    // A sample is by itself.
    public override int RowsOfTile => 1;

    public override long Work => 2L * (IsStep ? 1 : Steps) * Padded;

    public override string Describe() => IsStep
        ? $"y[samples, {Features}] = x + the row of table[{Steps}, {Features}] of each sample's step."
        : $"y[samples, {Steps}, {Features}] = x + table[{Steps}, {Features}].";

    public override void Emit(SourceWriter writer, LaneType lanes, string name) =>
        AddedRows.Emit(writer, lanes, name, Parameters, "ref table", IsStep ? null : Steps, Padded, new(InputStride, TableStride, OutputStride));
}
