using System.Text.Json;
using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>Runs that are ended, and gone on with from their checkpoints.</summary>
public sealed class DigitsCheckpointTests
{
    private static readonly string[] Short = ["digits", "--train-samples", "200", "--test-samples", "50", "--epochs", "6", "--json"];

    [Theory]
    [InlineData("--schedule", "one-cycle", "--augment")]
    [InlineData("--schedule", "plateau", "--validation", "50")]
    [InlineData("--optimizer", "nesterov", "--workers", "2")]
    public void Run_CancelledAndResumed_EndsWithTheSameWeights(params string[] options)
    {
        using var folder = new TemporaryFolder();
        string expected = Hash(SampleRun.Of([.. Short, .. options]));
        string[] saving = [.. Short, .. options, "--checkpoint", folder.File("state")];
        using var cancellation = new CancellationTokenSource();
        using var error = new CancellingWriter(cancellation, "epoch 2/6");
        var stopped = SampleProgram.Create(Terminal.Plain(TextWriter.Null, error), cancellation.Token).Run(saving);

        var resumed = SampleRun.Of([.. saving, "--resume"]);

        Assert.Equal(ExitCode.Cancelled, stopped);
        Assert.Equal(ExitCode.Success, resumed.ExitCode);
        Assert.Contains("resumed after step ", resumed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 1/6", resumed.Error, StringComparison.Ordinal);
        Assert.Contains("epoch 3/6", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(expected, Hash(resumed));
        Assert.Equal(6, Epochs(resumed));
    }

    [Fact]
    public void Run_ResumedAfterItsEnd_TestsWhatIsThere()
    {
        using var folder = new TemporaryFolder();
        string[] saving = [.. Short, "--checkpoint", folder.File("state")];
        var first = SampleRun.Of(saving);

        var again = SampleRun.Of([.. saving, "--resume"]);

        Assert.Equal(ExitCode.Success, again.ExitCode);
        Assert.Equal(Hash(first), Hash(again));
        Assert.DoesNotContain("epoch 6/6", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ResumedWithMoreEpochs_GoesOn()
    {
        using var folder = new TemporaryFolder();
        string[] saving = ["--checkpoint", folder.File("state")];
        SampleRun.Of([.. Short, .. saving]);
        string[] longer = [.. Short.Select(word => word == "6" ? "8" : word)];

        var run = SampleRun.Of([.. longer, .. saving, "--resume"]);

        Assert.Equal(8, Epochs(run));
        Assert.Equal(Hash(SampleRun.Of(longer)), Hash(run));
    }

    [Fact]
    public void Run_ResumedWithoutCheckpoint_Begins()
    {
        using var folder = new TemporaryFolder();

        var run = SampleRun.Of([.. Short, "--checkpoint", folder.File("state"), "--resume"]);

        Assert.Contains("no checkpoint yet", run.Error, StringComparison.Ordinal);
        Assert.Equal(Hash(SampleRun.Of(Short)), Hash(run));
    }

    [Fact]
    public void Run_NewestCheckpointDamaged_TakesTheOneBefore()
    {
        using var folder = new TemporaryFolder();
        string[] saving = [.. Short, "--checkpoint", folder.File("state")];
        string expected = Hash(SampleRun.Of(saving));
        foreach (string file in Directory.GetFiles(folder.File("state")).Order(StringComparer.Ordinal).TakeLast(1))
        {
            byte[] bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(file, bytes);
        }

        var run = SampleRun.Of([.. saving, "--resume"]);

        Assert.Contains("skipped a damaged checkpoint", run.Error, StringComparison.Ordinal);
        Assert.Equal(expected, Hash(run));
    }

    [Fact]
    public void Run_EveryCheckpointDamaged_Fails()
    {
        using var folder = new TemporaryFolder();
        string[] saving = [.. Short, "--checkpoint", folder.File("state")];
        SampleRun.Of(saving);
        foreach (string file in Directory.GetFiles(folder.File("state")))
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..1000]);

        var run = SampleRun.Of([.. saving, "--resume"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("error: No checkpoint in ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CheckpointsOfAnotherRun_AreNotMixed()
    {
        using var folder = new TemporaryFolder();
        string[] saving = [.. Short, "--checkpoint", folder.File("state")];
        SampleRun.Of(saving);

        var without = SampleRun.Of(saving);
        var other = SampleRun.Of([.. saving, "--resume", "--batch-size", "32"]);
        var seed = SampleRun.Of([.. saving, "--resume", "--seed", "9"]);

        Assert.Equal(ExitCode.Usage, without.ExitCode);
        Assert.Contains("--resume", without.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, other.ExitCode);
        Assert.Contains("batches of 64", other.Error, StringComparison.Ordinal);
        Assert.Contains("batches of 32", other.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, seed.ExitCode);
        Assert.Contains("seed", seed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DirectoryThatIsAFile_IsRefusedBeforeTraining()
    {
        using var folder = new TemporaryFolder();

        string file = folder.Write("state", "a file");

        SampleRun.Of([.. Short, "--checkpoint", file]).AssertFails(ExitCode.Usage, $"--checkpoint is '{file}'", "no directory");
        SampleRun.Of([.. Short, "--checkpoint", ""]).AssertFails(ExitCode.Usage, "--checkpoint is ''");
        SampleRun.Of("text", "--checkpoint", "").AssertFails(ExitCode.Usage, "--checkpoint is ''");
    }

    [Fact]
    public void Run_ResumeWithoutDirectory_IsRefused() =>
        SampleRun.Of([.. Short, "--resume"]).AssertFails(ExitCode.Usage, "--resume", "--checkpoint");

    private static string Hash(SampleRun run) => Result(run).GetProperty("weightsHash").GetString()!;

    private static int Epochs(SampleRun run) => Result(run).GetProperty("epochs").GetInt32();

    private static JsonElement Result(SampleRun run)
    {
        using var json = JsonDocument.Parse(run.OutputLines[^1]);
        return json.RootElement.Clone();
    }
}
