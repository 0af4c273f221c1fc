using System.CommandLine;
using System.Diagnostics;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Gradients;

/// <summary>
/// A command of the laboratory, a program of its own whose networks nobody else waits for: builds it and runs it with the arguments as they are.
/// </summary>
internal sealed class LaboratoryCommand : Command
{
    private const string ProjectName = "StaticNet.Laboratory";

    private readonly Terminal _terminal;

    private LaboratoryCommand(string name, string description, Terminal terminal)
        : base(name, $"{description}; '{name} -- --help' shows the options.")
    {
        _terminal = terminal;
        TreatUnmatchedTokensAsErrors = false;
        SetAction(parsed => RunLaboratory(parsed.UnmatchedTokens));
    }

    /// <summary>All of them.</summary>
    /// <param name="terminal">Where they write.</param>
    public static IEnumerable<Command> All(Terminal terminal) =>
    [
        new LaboratoryCommand("gradients", "Train deep networks whose gradients vanish or explode, bare and with each cure, and compare", terminal),
        new LaboratoryCommand("temporal-order", "Train recurrent networks on a task that gradients must reach back far for, with and without clipping", terminal),
    ];

    private int RunLaboratory(IReadOnlyList<string> arguments)
    {
        string project = FindProject()
            ?? throw new UsageException($"{Name} needs the source of {ProjectName} beside that of this program, and it isn't there.");
        _terminal.Error.WriteLine($"Building {ProjectName}; the first time, that takes a while.");
        _terminal.Error.Flush();
        using var laboratory = Process.Start(new ProcessStartInfo("dotnet", ["run", "-c", "Release", "--project", project, "--", Name, .. arguments]))
            ?? throw new UsageException($"{Name} needs the .NET SDK: 'dotnet' can't be started.");
        laboratory.WaitForExit();
        return laboratory.ExitCode;
    }

    // From src/StaticNet.Samples/bin/Release/net10.0 to src/StaticNet.Laboratory.
    private static string? FindProject()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string project = Path.Combine(folder.FullName, ProjectName);
            if (File.Exists(Path.Combine(project, $"{ProjectName}.csproj")))
                return project;
        }

        return null;
    }
}
