using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.CommandLine;

/// <summary>
/// A command of another program, whose networks or packages nobody else waits for: builds it and runs it with the arguments as they are.
/// </summary>
internal sealed class ProjectCommand : Command
{
    private const string Laboratory = "StaticNet.Laboratory";

    private const string HelpName = "--help";

    private readonly Option<bool> _help = new(HelpName, "-h", "-?") { Description = "Show help and usage information." };

    private readonly string _project;
    private readonly Terminal _terminal;

    private ProjectCommand(string project, string name, string description, Terminal terminal)
        : base(name, $"{description}.")
    {
        _project = project;
        _terminal = terminal;
        TreatUnmatchedTokensAsErrors = false;

        // Only the other program knows its options.
        Options.Add(_help);
        SetAction(parsed => RunProgram(parsed.GetValue(_help) ? [.. parsed.UnmatchedTokens, HelpName] : parsed.UnmatchedTokens));
    }

    /// <summary>All of them.</summary>
    /// <param name="terminal">Where they write.</param>
    public static IEnumerable<Command> All(Terminal terminal) =>
    [
        new ProjectCommand(Laboratory, "gradients", "Train deep networks whose gradients vanish or explode, bare and with each cure, and compare", terminal),
        new ProjectCommand(Laboratory, "temporal-order", "Train recurrent networks on a task that gradients must reach back far for, with and without clipping", terminal),
        new ProjectCommand("StaticNet.Samples.Federated", "federated", "Train on digits that stay with their clients, in one process or over the network", terminal),
    ];

    private int RunProgram(IReadOnlyList<string> arguments)
    {
        string project = FindProject()
            ?? throw new UsageException($"{Name} needs the source of {_project} beside that of this program, and it isn't there.");
        _terminal.Error.WriteLine($"Building {_project}; the first time, that takes a while.");
        _terminal.Error.Flush();
        using var program = Start(["run", "-c", "Release", "--project", project, "--", Name, .. arguments]);
        program.WaitForExit();
        return program.ExitCode;
    }

    private Process Start(IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        }
        catch (Win32Exception exception)
        {
            throw new UsageException($"{Name} is built by the .NET SDK, and there is no 'dotnet' in the PATH that could be started.", exception);
        }
    }

    // From src/StaticNet.Samples/bin/Release/net10.0 to the program beside it.
    private string? FindProject()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string project = Path.Combine(folder.FullName, _project);
            if (File.Exists(Path.Combine(project, $"{_project}.csproj")))
                return project;
        }

        return null;
    }
}
