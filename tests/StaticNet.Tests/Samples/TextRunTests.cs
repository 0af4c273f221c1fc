using System.Text.Json;
using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>Runs of the command <c>text</c>.</summary>
public sealed class TextRunTests : IDisposable
{
    // Every sentence goes on in one way only, so that a few epochs are enough.
    private static readonly string Rhyme = string.Concat(Enumerable.Repeat("the cat sat on the mat.\nthe dog lay by the log.\n", 60));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Text_IsLearned_AndGoneOnWithFromItsWeights()
    {
        string weights = _folder.File("rhyme.safetensors");

        var run = SampleRun.Of("text", "--data", _folder.Write("rhyme.txt", Rhyme), "--epochs", "8", "--batch-size", "32", "--length", "30", "--save", weights);
        var written = SampleRun.Of("text", "--generate", "the dog lay by", "--weights", weights, "--length", "34", "--temperature", "0");
        var again = SampleRun.Of("text", "--generate", "the dog lay by", "--weights", weights, "--length", "34", "--temperature", "0.8", "--top-k", "3", "--seed", "4");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("2,880 characters of 17 characters, the last 288 held out", run.Output, StringComparison.Ordinal);
        Assert.Contains("epoch 8/8  loss ", run.Output, StringComparison.Ordinal);
        Assert.Contains(" bits per character", run.Output, StringComparison.Ordinal);
        Assert.Contains("  | ", run.Output, StringComparison.Ordinal);
        Assert.Equal("the dog lay by the log.\nthe cat sat on the mat.\n\n", written.Output);
        Assert.Equal(again, SampleRun.Of("text", "--generate", "the dog lay by", "--weights", weights, "--length", "34", "--temperature", "0.8", "--top-k", "3", "--seed", "4"));
        Assert.Equal(14 + 34 + 1, again.Output.Length);
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("gpt")]
    public void Run_NetworkThatForetellsEachToken_LearnsAndWritesOn(string network)
    {
        string weights = _folder.File("rhyme.safetensors");

        var run = SampleRun.Of(
            "text", "--network", network, "--data", _folder.Write("rhyme.txt", string.Concat(Enumerable.Repeat(Rhyme, 4))), "--epochs", "5", "--batch-size", "8", "--length", "10",
            "--save", weights, "--json");
        var written = SampleRun.Of("text", "--generate", "the dog lay by the log.\nthe ", "--weights", weights, "--length", "90", "--temperature", "0");

        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        Assert.InRange(json.RootElement.GetProperty("heldOutLoss").GetDouble(), 0.001, 0.7);

        // Beyond the window too: its beginning is forgotten, its end read as before.
        Assert.StartsWith("the dog lay by the log.\nthe cat sat on the mat.\nthe dog lay by the log.\nthe cat sat on the mat.\n", written.Output, StringComparison.Ordinal);
        Assert.Equal(28 + 90 + 1, written.Output.Length);
    }

    [Fact]
    public void Run_Json_TellsTheHeldOutLossInNatsAndBits()
    {
        var run = SampleRun.Of("text", "--data", _folder.Write("rhyme.txt", Rhyme), "--epochs", "1", "--unit", "bytes", "--json");

        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        var result = json.RootElement;
        double loss = result.GetProperty("heldOutLoss").GetDouble();
        Assert.InRange(loss, 0.01, Math.Log(256));
        Assert.Equal(loss / Math.Log(2), result.GetProperty("heldOutBits").GetDouble(), 1e-9);
        Assert.Equal("bytes", result.GetProperty("unit").GetString());
        Assert.Equal(256, result.GetProperty("tokens").GetInt32());
        Assert.Contains("epoch 1/1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CancelledAndResumed_EndsWithTheSameWeights()
    {
        string[] options = ["text", "--data", _folder.Write("rhyme.txt", Rhyme), "--epochs", "3", "--length", "10"];
        string whole = _folder.File("whole.safetensors"), parts = _folder.File("parts.safetensors");
        string[] saving = [.. options, "--checkpoint", _folder.File("state"), "--save", parts];
        using var cancellation = new CancellationTokenSource();
        using var writer = new CancellingWriter(cancellation, "epoch 1/3");

        SampleRun.Of([.. options, "--save", whole]);
        var stopped = SampleProgram.Create(Terminal.Plain(writer, TextWriter.Null), cancellation.Token).Run(saving);
        SampleRun.Of(saving).AssertFails(ExitCode.Usage, "has checkpoints of another run");
        var resumed = SampleRun.Of([.. saving, "--resume"]);

        Assert.Equal(ExitCode.Cancelled, stopped);
        Assert.Equal(ExitCode.Success, resumed.ExitCode);
        Assert.Contains("resumed after step ", resumed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 1/3", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(parts));
    }

    [Fact]
    public void Run_BadText_NamesFileValueAndWayOut()
    {
        string many = string.Concat(Enumerable.Range(0x4E00, 300).Select(value => (char)value));

        Refuses(_folder.File("none.txt"), "none.txt: there is no such file.");
        Refuses(_folder.Path, "--data");
        Refuses(_folder.Write("empty.txt", ""), "empty.txt: is empty; give a file with text.");
        Refuses(_folder.Write("short.txt", "only a few letters"), "short.txt has 18 characters: 16 to learn from and 2 held out, but mlp needs 17 of each; give a longer text, or another --held-out.");
        File.WriteAllBytes(_folder.File("picture.bin"), [0x89, 0x50, 0x4E, 0x47]);
        Refuses(_folder.File("picture.bin"), "picture.bin: byte 0 is 0x89", "--unit bytes learns any file.");
        Refuses(_folder.Write("many.txt", many), "many.txt has 300 different characters, but mlp was built for 256 tokens; take --unit bytes.", "--unit", "characters");

        static void Refuses(string path, string fragment, params string[] more)
        {
            string[] options = more.Length > 1 ? more : [];
            string[] fragments = more.Length == 1 ? [fragment, more[0]] : [fragment];
            SampleRun.Of(["text", "--data", path, .. options]).AssertFails(ExitCode.Usage, fragments);
        }
    }

    [Fact]
    public void Run_MoreCharactersThanTokens_TakesBytes()
    {
        string many = string.Concat(Enumerable.Range(0x4E00, 300).Select(value => (char)value));

        var run = SampleRun.Of("text", "--data", _folder.Write("many.txt", many), "--epochs", "1", "--length", "5");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("900 bytes of 256 bytes", run.Output, StringComparison.Ordinal);
        Assert.Contains(" bits per byte", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--weights", "--generate", "a")]
    [InlineData("--generate", "--weights", "w.safetensors")]
    [InlineData("--checkpoint", "--resume")]
    [InlineData("--data", "--generate", "a", "--weights", "w.safetensors", "--data", "d")]
    [InlineData("--temperature", "--temperature", "-1")]
    [InlineData("--length", "--length", "0")]
    [InlineData("--top-k", "--top-k", "-1")]
    [InlineData("--network", "--network", "none")]
    public void Run_BadOptions_AreNamed(string named, params string[] options) => SampleRun.Of(["text", .. options]).AssertFails(ExitCode.Usage, named);

    [Fact]
    public void Generate_BadModelOrPrompt_IsNamed()
    {
        string weights = _folder.File("rhyme.safetensors");
        SampleRun.Of("text", "--data", _folder.Write("rhyme.txt", Rhyme), "--epochs", "1", "--length", "1", "--save", weights);
        File.WriteAllBytes(_folder.File("bad.safetensors"), [1, 2, 3]);

        SampleRun.Of("text", "--generate", "the X", "--weights", weights).AssertFails(ExitCode.Usage, "has 'X' at index 4, which none of the 17 characters that the model knows is; leave it out.");
        SampleRun.Of("text", "--generate", "a", "--weights", _folder.File("none.safetensors")).AssertFails(ExitCode.Usage, "none.safetensors", "'text --save'");
        SampleRun.Of("text", "--generate", "a", "--weights", _folder.File("bad.safetensors")).AssertFails(ExitCode.Usage, "bad.safetensors", "'text --save'");
    }
}
