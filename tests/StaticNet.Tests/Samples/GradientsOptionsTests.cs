using StaticNet.Laboratory;
using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class GradientsOptionsTests
{
    private static readonly string[] Short = ["gradients", "--depth", "8", "--steps", "5", "--activation", "tanh", "--init", "good"];

    [Fact]
    public void Run_Help_NamesOptionsAndDefaults()
    {
        var run = SampleRun.OfLaboratory("gradients", "--help");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        string[] expected =
        [
            "--depth", "--width", "--activation", "--init", "--steps", "--seed", "--variants", "--plot", "--json", "[default: 16]",
            "[default: 32]", "[default: 600]", "all|sigmoid|tanh|relu", "all|bad|good", "leaky-relu", "clip-norm", "file.png",
        ];
        Assert.All(expected, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--depth", "0")]
    [InlineData("--depth", "deep")]
    [InlineData("--width", "-1")]
    [InlineData("--activation", "Relu")]
    [InlineData("--init", "best")]
    [InlineData("--steps", "1")]
    [InlineData("--steps", "100001")]
    [InlineData("--seed", "-1")]
    [InlineData("--variants", "")]
    [InlineData("--variants", "bare,magic")]
    [InlineData("--variants", "bare, adam")]
    public void Run_ValueOutsideItsLimits_NamesOptionValueAndLimits(string option, string value) =>
        SampleRun.OfLaboratory("gradients", option, value)
            .AssertFails(ExitCode.Usage, $"{option} is '{value}', but takes ", "See 'gradients --help'.");

    [Theory]
    [InlineData("10", "32")]
    [InlineData("32", "64")]
    public void Run_SizeNotCompiledIn_ListsThoseThatAreAndHowToAddOne(string depth, string width) =>
        SampleRun.OfLaboratory("gradients", "--depth", depth, "--width", width).AssertFails(
            ExitCode.Usage,
            $"--depth {depth} with --width {width}",
            "8×32, 16×32, 16×64, 32×32",
            "Gradients/Networks",
            "CompiledNetworks.cs");

    [Theory]
    [InlineData("8", "32", 37)]
    [InlineData("16", "32", 49)] // with four more ways of clipping for each of three networks
    [InlineData("32", "32", 37)]
    [InlineData("16", "64", 37)]
    public void Run_CompiledSize_HasANetworkForEveryVariant(string depth, string width, int trainings)
    {
        var run = SampleRun.OfLaboratory("gradients", "--depth", depth, "--width", width, "--steps", "2");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains($"{trainings} trainings of 2 steps", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ActivationAndGoodStart_LeavesOutWhatChangesNothing()
    {
        var run = SampleRun.OfLaboratory("gradients", "--depth", "8", "--steps", "2", "--activation", "relu", "--init", "good");

        Assert.DoesNotContain("  initialization", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("  relu ", run.Output, StringComparison.Ordinal);
        Assert.Contains("  leaky-relu ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Plot_WritesAPicture()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "norms.png");
        try
        {
            var run = SampleRun.OfLaboratory([.. Short, "--variants", "bare,relu,batch-norm,adam,nesterov", "--plot", file]);

            Assert.Equal(ExitCode.Success, run.ExitCode);
            Assert.Contains($"plot in {file}", run.OutputLines);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(file)[..4]);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Theory]
    [InlineData("norms.jpg", "ends with .png")]
    [InlineData("", "ends with .png")]
    [InlineData("no-such-folder/norms.png", "there is no directory")]
    public void Run_PlotThatCannotBeWritten_IsRefusedBeforeAnyTraining(string file, string reason) =>
        SampleRun.OfLaboratory([.. Short, "--plot", file]).AssertFails(ExitCode.Usage, $"--plot is '{file}'", reason);

    [Theory]
    [InlineData(30)]
    [InlineData(80)]
    [InlineData(140)]
    public void Run_InteractiveTerminal_ShowsTheProfileOfNorms(int width)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = LaboratoryProgram.Create(new Terminal(output, error, IsInteractive: true, HasColor: false, width), default)
            .Run([.. Short, "--variants", "bare,batch-norm"]);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Empty(error.ToString());
        Assert.Contains("1/2", output.ToString(), StringComparison.Ordinal);
        Assert.Matches("[▁▂▃▄▅▆▇█]{8}", output.ToString());
        Assert.DoesNotMatch(@"\e\[[0-9;]*m", output.ToString());
    }
}
