using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary>Adds to each row of a sample a row of sines and cosines, padding included.</summary>
/// <param name="Steps">The rows of sines and cosines, and of a sample.</param>
/// <param name="Features">The features of a row.</param>
/// <param name="Wavelength">The longest wavelength over 2π.</param>
/// <param name="InputStride">From one row that it reads to the next.</param>
/// <param name="OutputStride">From one row that it writes to the next.</param>
/// <param name="IsStep">Whether a sample has a single row, of a step whose number it is told.</param>
internal sealed record EncodingForward(int Steps, int Features, float Wavelength, int InputStride, int OutputStride, bool IsStep) : KernelPlan
{
    private int Padded => (Features + 15) / 16 * 16;

    public override string Name => $"Encoding{Steps}x{Features}";

    protected override string Details => KernelDetail.Value("wavelength", Wavelength, PositionalEncodingLayer.UsualWavelength)
        + KernelDetail.Stride("x", InputStride, Features) + KernelDetail.Stride("y", OutputStride, Features) + KernelDetail.If(IsStep, "step");

    public override EquatableArray<string> Parameters => new(["ref float x", "ref float y", .. StreamPlace.ParametersIf(IsStep)]);

    public override Sharing Sharing => Sharing.Rows;

    // A sample is by itself.
    public override int RowsOfTile => 1;

    public override long Work => 2L * (IsStep ? 1 : Steps) * Padded;

    public override string Describe() =>
        $"y[samples, {(IsStep ? "" : $"{Steps}, ")}{Features}] = x + sines and cosines of wavelengths up to 2π · {Literal.Display(Wavelength)} steps{(IsStep ? ", those of each sample's step" : "")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line($"private static readonly float[] Rows = PositionalRows.Create({Literal.Of(Steps)}, {Literal.Of(Features)}, {Literal.Of(Padded)}, {Literal.Of(Wavelength)});");
        writer.Line();
        AddedRows.Emit(writer, lanes, name, Parameters, "ref Rows[0]", IsStep ? null : Steps, Padded, new(InputStride, Padded, OutputStride));
    }
}
