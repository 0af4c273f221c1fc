using System.CommandLine;
using System.Diagnostics;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Gradients;

/// <summary>
/// The command <c>gradients</c>: builds and runs the laboratory, a program of its own whose networks nobody else waits for,
/// with the arguments as they are.
/// </summary>
internal sealed class LaboratoryCommand : Command
{
    private const string ProjectName = "StaticNet.Laboratory";

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public LaboratoryCommand(Terminal terminal)
        : base(
            "gradients",
            "Train deep networks whose gradients vanish or explode, bare and with each cure, and compare; 'gradients -- --help' shows the options.")
    {
        TreatUnmatchedTokensAsErrors = false;
        SetAction(parsed => RunLaboratory(parsed.UnmatchedTokens, terminal));
    }

    private static int RunLaboratory(IReadOnlyList<string> arguments, Terminal terminal)
    {
        string project = FindProject()
            ?? throw new UsageException($"gradients needs the source of {ProjectName} beside that of this program, and it isn't there.");
        terminal.Error.WriteLine($"Building {ProjectName}; the first time, that takes a while.");
        terminal.Error.Flush();
        using var laboratory = Process.Start(new ProcessStartInfo("dotnet", ["run", "-c", "Release", "--project", project, "--", "gradients", .. arguments]))
            ?? throw new UsageException("gradients needs the .NET SDK: 'dotnet' can't be started.");
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
