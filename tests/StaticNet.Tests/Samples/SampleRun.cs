using StaticNet.Laboratory;
using StaticNet.Samples;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>What a command line of the sample program returned and wrote.</summary>
internal sealed record SampleRun(ExitCode ExitCode, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static SampleRun Of(params string[] arguments) => Of(SampleProgram.Create, arguments);

    public static SampleRun OfLaboratory(params string[] arguments) => Of(LaboratoryProgram.Create, arguments);

    private static SampleRun Of(Func<Terminal, CancellationToken, SampleApplication> create, string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = create(Terminal.Plain(output, error), default).Run(arguments);
        return new SampleRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Nothing on standard output, and one line on standard error that says all of this.</summary>
    public void AssertFails(ExitCode exitCode, params string[] fragments)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.Empty(Output);
        string line = Assert.Single(ErrorLines);
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        foreach (string fragment in fragments)
            Assert.Contains(fragment, line, StringComparison.Ordinal);
    }
}
