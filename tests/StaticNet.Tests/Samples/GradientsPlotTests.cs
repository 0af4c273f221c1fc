using System.Buffers.Binary;
using System.Collections.Immutable;
using StaticNet.Laboratory.Gradients;
using StaticNet.Laboratory.Gradients.Plotting;
using StaticNet.Samples.CommandLine;
using StbImageSharp;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class GradientsPlotTests
{
    private static readonly Patient Relu = new(SpecimenActivation.Relu, SpecimenStart.Large);
    private static readonly Patient Tanh = new(SpecimenActivation.Tanh, SpecimenStart.Small);

    [Fact]
    public void NormCells_FewSteps_HaveACellEachWithTheLastLayerFirst()
    {
        var cells = new NormCells([Step(1, 1e-3, 10), Step(2, 1e-4, 100)]);

        Assert.Equal(new double[,] { { 1, 2 }, { -3, -4 } }, cells.Decades);
        Assert.Equal(2, cells.FiniteSteps);
        Assert.Null(cells.BadStep);
    }

    [Fact]
    public void NormCells_ManySteps_ShareColumnsByTheMeanOfTheirDecades()
    {
        var cells = new NormCells([.. Enumerable.Range(1, 2 * NormCells.MostColumns).Select(step => Step(step, step % 2 == 0 ? 1e-2 : 1e-4))]);

        Assert.Equal(NormCells.MostColumns, cells.Decades.GetLength(1));
        Assert.All(cells.Decades.Cast<double>(), decade => Assert.Equal(-3, decade, 1e-12));
        Assert.Equal(2 * NormCells.MostColumns, cells.FiniteSteps);
    }

    [Fact]
    public void NormCells_NoGradient_HasNoDecade()
    {
        var cells = new NormCells([Step(1, 0, 1)]);

        Assert.Equal(new double[,] { { 0 }, { double.NaN } }, cells.Decades);
    }

    [Fact]
    public void NormCells_StepThatIsNotFinite_IsNamedAndHasNoCell()
    {
        var cells = new NormCells([Step(1, 1), Step(2, double.PositiveInfinity)]);

        Assert.Equal(2, cells.BadStep);
        Assert.Equal(new double[,] { { 0 } }, cells.Decades);
    }

    [Fact]
    public void PanelBand_NetworksOfOneTraining_ShareTheLastBand()
    {
        var bands = PanelBand.Of([Record(Tanh, "bare", 1), Record(Relu, "bare", 1), Record(Relu, "adam", 1)]);

        Assert.Equal(["relu, large start", "other networks, one training each"], bands.Select(band => band.Heading));
        Assert.Equal(["bare", "adam"], bands[0].Records.Select(record => bands[0].NameOf(record.Experiment)));
        Assert.Equal("tanh small", bands[1].NameOf(Assert.Single(bands[1].Records).Experiment));
    }

    [Fact]
    public void Save_AnyTrainings_HasAPanelForEachBelowTheGrid()
    {
        var (few, fewBytes) = Draw([Record(Relu, "bare", 1), Record(Relu, "adam", 1)]);
        var (many, _) = Draw([.. Variant.All.Take(8).Select(variant => Record(Relu, variant.Name, 1)), Record(Tanh, "bare", 1)]);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], fewBytes[..4]);
        Assert.Equal(few.Width, BinaryPrimitives.ReadInt32BigEndian(fewBytes.AsSpan(16)));
        Assert.Equal(few.Width + (2 * NormPanel.Width), many.Width);

        // A second row of the network, another network in the grid, and its band.
        Assert.InRange(many.Height - few.Height, 2 * NormPanel.Height, 3 * NormPanel.Height);
    }

    // Yellow is the upper end of the scale, violet the lower one.
    [Fact]
    public void Save_Norms_AreColoursOfOneScale()
    {
        var (large, _) = Draw([Record(Relu, "bare", 1e9)]);
        var (small, _) = Draw([Record(Relu, "bare", 1e-30)]);

        Assert.True(Count(large, 253, 231, 36) > 10_000);
        Assert.True(Count(small, 253, 231, 36) < 2_000);
        Assert.True(Count(small, 68, 1, 84) > 10_000);
    }

    [Fact]
    public void Save_NotFinite_IsHatched()
    {
        int legend = Count(Draw([Record(Relu, "bare", 1)]).Picture, 213, 94, 0);

        Assert.True(Count(Draw([Record(Relu, "bare", 1, double.NaN)]).Picture, 213, 94, 0) > legend + 200);
    }

    [Fact]
    public void Save_NotFiniteFromTheFirstStep_IsDrawn() => Draw([Record(Relu, "bare", double.NaN)]);

    [Fact]
    public void Save_DirectoryInPlaceOfAFile_IsAUsageError() => Assert.Contains(
        "--plot can't write",
        Assert.Throws<UsageException>(() => GradientsPlot.Save([Record(Relu, "bare", 1)], Options, Path.GetTempPath())).Message,
        StringComparison.Ordinal);

    private static GradientsOptions Options { get; } =
        new(CompiledNetworks.DefaultSize, null, [], Variant.All, 600, 1, null, Json: false);

    private static (ImageResult Picture, byte[] Bytes) Draw(ImmutableArray<ExperimentRecord> records)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "norms.png");
        try
        {
            GradientsPlot.Save(records, Options, file);
            byte[] bytes = File.ReadAllBytes(file);
            return (ImageResult.FromMemory(bytes, ColorComponents.RedGreenBlue), bytes);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static int Count(ImageResult picture, byte red, byte green, byte blue) =>
        picture.Data.Chunk(3).Count(pixel => pixel[0] == red && pixel[1] == green && pixel[2] == blue);

    // Layers of the same norm, a step each.
    private static ExperimentRecord Record(Patient patient, string variant, params double[] norms) => new(
        new Experiment(patient, Variant.All.Single(candidate => candidate.Name == variant)),
        [.. norms.Select((norm, i) => Step(i + 1, norm, norm, norm))],
        TestAccuracy: 0.5);

    private static ExperimentStep Step(int step, params double[] norms) => new(step, 0.7f, norms, norms.All(double.IsFinite));
}
