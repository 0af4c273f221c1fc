using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("--help")]
    public void Run_WithoutCommand_ShowsHelp(params string[] arguments)
    {
        var run = SampleRun.Of(arguments);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("digits", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void Run_HelpOfDigits_NamesOptionsAndDefaults()
    {
        var run = SampleRun.Of("digits", "--help");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        string[] options =
        [
            "--data", "--train-samples", "--test-samples", "--epochs", "--batch-size", "--learning-rate", "--optimizer", "--seed", "--workers", "--json",
            "20000", "4000", "[default: 5]", "64", "0.001", "adam|sgd|nesterov", "[default: adam]", "[default: 1]",
        ];
        Assert.All(options, option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--epochs", "0")]
    [InlineData("--epochs", "-3")]
    [InlineData("--epochs", "1.5")]
    [InlineData("--epochs", "many")]
    [InlineData("--epochs", "")]
    [InlineData("--epochs", "99999999999999999999")]
    [InlineData("--batch-size", "0")]
    [InlineData("--batch-size", "70000")]
    [InlineData("--train-samples", "0")]
    [InlineData("--train-samples", "2000000000")]
    [InlineData("--test-samples", "-1")]
    [InlineData("--test-samples", "2000000000")]
    [InlineData("--learning-rate", "0")]
    [InlineData("--learning-rate", "-0.1")]
    [InlineData("--learning-rate", "NaN")]
    [InlineData("--learning-rate", "Infinity")]
    [InlineData("--learning-rate", "1e30")]
    [InlineData("--learning-rate", "0,1")]
    [InlineData("--learning-rate", "fast")]
    [InlineData("--seed", "-1")]
    [InlineData("--seed", "18446744073709551616")]
    [InlineData("--workers", "-1")]
    [InlineData("--workers", "1025")]
    [InlineData("--optimizer", "lion")]
    [InlineData("--optimizer", "ADAM")]
    [InlineData("--schedule", "nope")]
    public void Run_ValueOutsideItsLimits_NamesOptionValueAndLimits(string option, string value) =>
        SampleRun.Of("digits", option, value).AssertFails(ExitCode.Usage, $"{option} is '{value}', but takes ", "See 'digits --help'.");

    [Theory]
    [InlineData("'--nope'", "digits", "--nope")]
    [InlineData("'more'", "digits", "more")]
    [InlineData("'maybe'", "digits", "--json", "maybe")]
    [InlineData("'@file'", "digits", "@file")]
    [InlineData("'digts'", "digts")]
    [InlineData("'--nope'", "--nope")]
    [InlineData("--epochs", "digits", "--epochs")]
    [InlineData("--epochs", "digits", "--epochs", "1", "--epochs", "2")]
    [InlineData("--data", "digits", "--data")]
    [InlineData("--schedule", "digits", "--schedule")]
    [InlineData("--optimizer is 'lion'", "digits", "--schedule", "one-cycle", "--optimizer", "lion")]
    [InlineData("--data is ''", "text", "--data", "")]
    [InlineData("--data is ' '", "tabular", "--data", " ", "--target", "y")]
    [InlineData("--test is ''", "tabular", "--data", "table.csv", "--target", "y", "--test", "")]
    [InlineData("--weights is ''", "predict", "--weights", "", "image.png")]
    [InlineData("One of the images is ''", "predict", "--weights", "weights.safetensors", "image.png", "")]
    [InlineData("--weights is ''", "text", "--generate", "a", "--weights", "")]
    [InlineData("One of the runs is ''", "compare", "one.html", "")]
    [InlineData("--train-samples", "digits", "--data", "somewhere", "--train-samples", "5")]
    [InlineData("--test-samples", "digits", "--test-samples", "5", "--data", "somewhere")]
    public void Run_WrongArguments_NamesTheFirst(string named, params string[] arguments) =>
        SampleRun.Of(arguments).AssertFails(ExitCode.Usage, named, "--help'.");

    [Theory]
    [InlineData("text", "--data")]
    [InlineData("text", "--generate", "a", "--weights")]
    [InlineData("tabular", "--target", "y", "--data")]
    [InlineData("predict", "image.png", "--weights")]
    [InlineData("compare", "run.html")]
    public void Run_DirectoryInPlaceOfAFile_SaysSo(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        if (arguments[0] == "compare")
            arguments[1] = folder.Path;

        SampleRun.Of([.. arguments, folder.File("..")]).AssertFails(ExitCode.Usage, folder.Path, "is a directory, not a file");
    }

    [Fact]
    public void Run_UnforeseenException_IsOneLine()
    {
        using var error = new StringWriter();
        var closed = new StringWriter();
        closed.Dispose();

        var exitCode = SampleProgram.Create(Terminal.Plain(closed, error), default)
            .Run(["digits", "--train-samples", "10", "--test-samples", "10"]);

        Assert.Equal(ExitCode.Failure, exitCode);
        string line = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: unexpected ObjectDisposedException: ", line, StringComparison.Ordinal);
    }
}
