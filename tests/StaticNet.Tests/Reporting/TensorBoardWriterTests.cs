using System.Text;
using StaticNet.Tests.Infrastructure;
using StaticNet.Tests.Training;
using Xunit;

namespace StaticNet.Tests.Reporting;

public sealed class TensorBoardWriterTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("staticnet-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void File_New_BeginsWithTheVersion()
    {
        var writer = Create(resumedStep: null);
        writer.Dispose();

        var record = Assert.Single(EventRecord.ReadAll(writer.FilePath));
        Assert.Equal("brain.Event:2", record.Version);
        Assert.Equal(1_700_000_000.5, record.WallTime);
        Assert.Equal("events.out.tfevents.1700000000.here.000", Path.GetFileName(writer.FilePath));
    }

    [Fact]
    public void Add_Scalars_AreReadBack()
    {
        float[] values = [1.5f, -0f, float.NaN, float.PositiveInfinity, float.Epsilon];
        string[] tags = ["loss", "loss/train", "größe", new string('t', 200), new string('t', 40_000)];
        var writer = Create(resumedStep: null);
        for (int i = 0; i < tags.Length; i++)
            writer.Add(tags[i], values[i], i * 1_000_000_000_000L);
        writer.Dispose();

        var records = EventRecord.ReadAll(writer.FilePath)[1..];
        Assert.Equal(tags, records.Select(record => record.Tag));
        Assert.Equal(values.Select(BitConverter.SingleToUInt32Bits), records.Select(record => BitConverter.SingleToUInt32Bits(record.Scalar)));
        Assert.Equal([0, 1_000_000_000_000, 2_000_000_000_000, 3_000_000_000_000, 4_000_000_000_000], records.Select(record => record.Step));
        Assert.All(records, record => Assert.Equal(1_700_000_000.5, record.WallTime));
    }

    [Fact]
    public void AddText_IsAStringTensorOfThePluginText()
    {
        var writer = Create(resumedStep: null);
        writer.AddText("settings", "rate **1e-3** <µ>", 7);
        writer.Dispose();

        var record = EventRecord.ReadAll(writer.FilePath)[1];
        var tensor = EventRecord.Parse(record.Value[8].Single());
        var metadata = EventRecord.Parse(record.Value[9].Single());
        Assert.Equal(7, record.Step);
        Assert.Equal(7ul, tensor[1].Single());
        Assert.Empty((byte[])tensor[2].Single());
        Assert.Equal("rate **1e-3** <µ>", Encoding.UTF8.GetString((byte[])tensor[8].Single()));
        Assert.Equal("text", Encoding.UTF8.GetString((byte[])EventRecord.Parse(metadata[1].Single())[1].Single()));
        Assert.Equal(2ul, metadata[4].Single());
    }

    [Fact]
    public void AddHistogram_CountsFiniteValuesBetweenTheLimits()
    {
        float[] values = [-2f, -1e-3f, 0f, 0f, 1e-13f, 1f, 1.05f, 3e38f, float.NaN, float.NegativeInfinity];
        var writer = Create(resumedStep: null);
        writer.AddHistogram("gradients", values, 3);
        writer.Dispose();

        var histogram = EventRecord.Parse(EventRecord.ReadAll(writer.FilePath)[1].Value[5].Single());
        float[] finite = [.. values.Where(float.IsFinite)];
        double[] limits = EventRecord.Doubles(histogram[6].Single());
        double[] counts = EventRecord.Doubles(histogram[7].Single());
        Assert.Equal((double)finite.Min(), histogram[1].Single());
        Assert.Equal((double)finite.Max(), histogram[2].Single());
        Assert.Equal((double)finite.Length, histogram[3].Single());
        Assert.Equal(finite.Sum(value => (double)value), histogram[4].Single());
        Assert.Equal(finite.Sum(value => (double)value * value), (double)histogram[5].Single(), 1e62);
        Assert.Equal(limits.Order().Distinct(), limits);
        for (int i = 0; i < limits.Length; i++)
        {
            double lower = i == 0 ? double.NegativeInfinity : limits[i - 1];
            Assert.Equal(finite.Count(value => value >= lower && value < limits[i]), counts[i]);
        }

        Assert.Equal(finite.Length, counts.Sum());
    }

    [Fact]
    public void AddHistogram_NothingFinite_HasNoBuckets()
    {
        var writer = Create(resumedStep: null);
        writer.AddHistogram("gradients", [float.NaN], 3);
        writer.Dispose();

        var histogram = EventRecord.Parse(EventRecord.ReadAll(writer.FilePath)[1].Value[5].Single());
        Assert.Equal(0.0, histogram[3].Single());
        Assert.Empty(histogram[6]);
    }

    [Fact]
    public void Writer_SecondInADirectory_AppendsAFileThatForgetsLaterSteps()
    {
        var first = Create(resumedStep: null);
        var second = Create(resumedStep: 40);
        second.Add("loss", 1, 40);
        second.Dispose();
        first.Dispose();

        string[] files = [.. _directory.GetFiles().Select(file => file.FullName).Order(StringComparer.Ordinal)];
        Assert.Equal([first.FilePath, second.FilePath], files);
        var records = EventRecord.ReadAll(second.FilePath);
        Assert.Equal("brain.Event:2", records[0].Version);
        Assert.Equal(40, records[1].Step);
        Assert.Equal(1ul, EventRecord.Parse(records[1].Fields[7].Single())[1].Single());
        Assert.Equal("loss", records[2].Tag);
    }

    [Fact]
    public void Flush_WhileOpen_LetsOthersRead()
    {
        using var writer = Create(resumedStep: null);
        writer.Add("loss", 1, 1);

        Assert.Single(Shared(writer.FilePath));
        writer.Flush();

        Assert.Equal(2, Shared(writer.FilePath).Length);
    }

    [Fact]
    public void Add_AfterTheInterval_Flushes()
    {
        using var writer = new TensorBoardWriter(_directory.FullName, "here", null, new FixedClock()) { FlushInterval = TimeSpan.Zero };

        writer.Add("loss", 1, 1);

        Assert.Equal(2, Shared(writer.FilePath).Length);
    }

    [Fact]
    public void Add_ManyThreads_KeepsRecordsWhole()
    {
        var writer = Create(resumedStep: null);
        Parallel.For(0, 1000, step => writer.Add($"loss/{step % 7}", step, step));
        writer.Dispose();

        var records = EventRecord.ReadAll(writer.FilePath)[1..];
        Assert.Equal(Enumerable.Range(0, 1000).Select(step => (long)step), records.Select(record => record.Step).Order());
        Assert.All(records, record => Assert.Equal(($"loss/{record.Step % 7}", record.Step), (record.Tag, (long)record.Scalar)));
    }

    [Fact]
    public void Add_ManySteps_AllocatesNothing()
    {
        using var writer = Create(resumedStep: null);
        writer.Add("step/gradient_norm", 1, 1);

        Allocations.AssertNone(() =>
        {
            for (int step = 0; step < 10_000; step++)
                writer.Add("step/loss", step, step);
        });
    }

    [Fact]
    public void Add_Epoch_WritesWhatWasMeasured()
    {
        var writer = Create(resumedStep: null);
        writer.Add(new EpochResult(3, 10, 0.5, null, 0.25, 0.75, 2, 1e-3f, TimeSpan.Zero, TimeSpan.Zero) { SkippedSteps = 4 });
        writer.Add(new TrainingProgress(2, 3, 4, 10, 0.125f, 8, TimeSpan.Zero) { StepCount = 31 });
        writer.Dispose();

        var records = EventRecord.ReadAll(writer.FilePath)[1..];
        (string, float, long)[] expected =
        [
            ("epoch/train_loss", 0.5f, 3), ("epoch/validation_loss", 0.25f, 3), ("epoch/validation_accuracy", 0.75f, 3), ("epoch/gradient_norm", 2f, 3),
            ("epoch/learning_rate", 1e-3f, 3), ("epoch/skipped_steps", 4f, 3), ("step/loss", 0.125f, 31), ("step/gradient_norm", 8f, 31),
        ];
        Assert.Equal(expected, records.Select(record => (record.Tag, record.Scalar, record.Step)));
    }

    [Fact]
    public void Add_EpochWithMetricsAndAverage_WritesThem()
    {
        var writer = Create(resumedStep: null);
        writer.Add(new EpochResult(3, 10, 0.5, null, 0.25, null, 2, 1e-3f, TimeSpan.Zero, TimeSpan.Zero)
        {
            Metrics = new Dictionary<string, double> { ["f1"] = 0.75, ["roc_auc"] = double.NaN },
            AveragedValidation = new Evaluation(0.125, 0.5, 9),
        });
        writer.Dispose();

        var scalars = EventRecord.ReadAll(writer.FilePath)[1..].ToDictionary(record => record.Tag, record => (record.Scalar, record.Step));
        Assert.Equal((0.75f, 3), scalars["epoch/f1"]);
        Assert.Equal((float.NaN, 3), scalars["epoch/roc_auc"]);
        Assert.Equal((0.125f, 3), scalars["epoch/averaged_loss"]);
        Assert.Equal((0.5f, 3), scalars["epoch/averaged_accuracy"]);
    }

    [Fact]
    public void Add_StepsOfSeveralCalls_AreAtTheirNumbersOverTheTrainersLife()
    {
        var writer = Create(resumedStep: null);
        var trainer = new Trainer<SoftmaxRegression>(new SoftmaxRegression(), new Adam()) { Callbacks = [new TensorBoardCallback(writer)] };
        trainer.Fit(TrainingData.Classes(24), epochs: 2, batchSize: 8);
        trainer.Fit(TrainingData.Classes(24), TrainingLength.Steps(5), batchSize: 2);
        trainer.Fit(TrainingData.Classes(24), epochs: 1, batchSize: 8);
        writer.Dispose();

        var records = EventRecord.ReadAll(writer.FilePath)[1..];
        Assert.Equal(Enumerable.Range(1, 14).Select(step => (long)step), records.Where(record => record.Tag == "step/loss").Select(record => record.Step));
        Assert.Equal([1L, 2, 4], records.Where(record => record.Tag == "epoch/train_loss").Select(record => record.Step));
    }

    [Fact]
    public void Add_Disposed_Throws()
    {
        var writer = Create(resumedStep: null);
        writer.Dispose();
        writer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => writer.Add("loss", 1, 1));
        Assert.Throws<ObjectDisposedException>(writer.Flush);
        Assert.Throws<ArgumentException>(() => writer.Add("", 1, 1));
        Assert.Throws<ArgumentException>(() => new TensorBoardWriter(_directory.FullName, "a/b"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorBoardWriter(_directory.FullName, resumedStep: -1));
    }

    private TensorBoardWriter Create(long? resumedStep) => new(_directory.FullName, "here", resumedStep, new FixedClock());

    private EventRecord[] Shared(string file)
    {
        string copy = Path.Combine(_directory.FullName, "copy");
        using (var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        using (var target = File.Create(copy))
            source.CopyTo(target);
        return EventRecord.ReadAll(copy);
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500);
    }
}
