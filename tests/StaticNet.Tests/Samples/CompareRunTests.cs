using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>The command <c>compare</c>, of reports that <c>digits</c> has written.</summary>
public sealed class CompareRunTests
{
    private static readonly string[] Short = ["digits", "--train-samples", "300", "--test-samples", "100", "--json"];

    [Fact]
    public void Run_TwoReports_TellsBestValuesAndWhatDiffers()
    {
        using var folder = new TemporaryFolder();
        string slow = folder.File("slow.html"), fast = folder.File("fast.html"), both = folder.File("both.html");
        SampleRun.Of([.. Short, "--epochs", "2", "--report", slow]);
        SampleRun.Of([.. Short, "--epochs", "1", "--learning-rate", "0.01", "--report", fast]);

        var run = SampleRun.Of("compare", slow, fast, "--report", both);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Matches(@"^slow: 2 epochs, best test accuracy \d+\.\d\d % in epoch [12], best test loss \d\.\d{4} in epoch [12]$", run.OutputLines[0]);
        Assert.Matches("^fast: 1 epoch, ", run.OutputLines[1]);
        Assert.Equal("optimizer: slow adam, learning rate 0.001; fast adam, learning rate 0.01", run.OutputLines[2]);
        Assert.StartsWith("weights: ", run.OutputLines[3], StringComparison.Ordinal);
        Assert.Equal($"report in {both}", run.OutputLines[4]);
        string page = File.ReadAllText(both);
        foreach (string content in (string[])["<h1>slow, fast</h1>", "Training accuracy", "Settings that differ", "learning rate 0.01"])
            Assert.Contains(content, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OtherFiles_AreRefusedInALine()
    {
        using var folder = new TemporaryFolder();
        string other = folder.Write("other.html", "<html><body>x</body></html>");
        string report = folder.File("run.html");
        SampleRun.Of([.. Short, "--epochs", "1", "--report", report]);

        SampleRun.Of("compare", report, other).AssertFails(ExitCode.Usage, "other.html", "'--report'");
        SampleRun.Of("compare", report, folder.Write("empty.html", "")).AssertFails(ExitCode.Usage, "empty.html", "It is empty");
        SampleRun.Of("compare", report, folder.Write("cut.json", "{\n \"title\": ")).AssertFails(ExitCode.Usage, "cut.json", "its JSON isn't that of a run in line 2, byte ");
        SampleRun.Of("compare", report, folder.File("none.html")).AssertFails(ExitCode.Usage, "none.html");
        SampleRun.Of("compare", report, report).AssertFails(ExitCode.Usage, "run.html", "twice");
        SampleRun.Of("compare", report).AssertFails(ExitCode.Usage, "'compare' takes two runs or more", "run.html is one");
        SampleRun.Of("compare").AssertFails(ExitCode.Usage, "'compare'");
        SampleRun.Of("compare", report, report, "--report", "page.txt").AssertFails(ExitCode.Usage, "--report", ".html");
    }
}
