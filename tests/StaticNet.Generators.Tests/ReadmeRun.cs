using System.Diagnostics;

namespace StaticNet.Generators.Tests;

/// <summary>What a program of the README did as a process of its own.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Error">What it wrote to standard error: the exception that ended it, if one did.</param>
internal sealed record ReadmeRun(int ExitCode, string Output, string Error)
{
    private const string Program = "Readme.dll";

    // What tests bring along and a user's project doesn't have.
    private static readonly string[] OfTests =
        ["CsCheck", "Microsoft.ApplicationInsights.", "Microsoft.Bcl.", "Microsoft.CodeAnalysis.", "Microsoft.Testing.", "StaticNet.Generators", "xunit."];

    /// <summary>Compiles a program and runs it to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="directory">An empty directory for the program and its libraries.</param>
    /// <param name="work">The directory that it runs in.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ReadmeRun> OfAsync(ReadmeProgram program, string directory, string work, CancellationToken cancellation)
    {
        program.Emit(Path.Combine(directory, Program), cancellation);
        foreach (string library in FindLibraries())
            File.Copy(library, Path.Combine(directory, Path.GetFileName(library)));
        File.Copy(
            Path.ChangeExtension(typeof(ReadmeRun).Assembly.Location, ".runtimeconfig.json"),
            Path.Combine(directory, Path.ChangeExtension(Program, ".runtimeconfig.json")));

        var start = new ProcessStartInfo("dotnet", [Path.Combine(directory, Program)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = work,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ReadmeRun(process.ExitCode, await output, await error);
    }

    /// <summary>The libraries of StaticNet with what they need.</summary>
    public static IEnumerable<string> FindLibraries() => Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Where(path => !OfTests.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
}
