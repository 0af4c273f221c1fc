using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using StaticNet.Tests.Attention;
using StaticNet.Tests.Budgets;
using StaticNet.Tests.Clipping;
using StaticNet.Tests.Files;
using StaticNet.Tests.Gradients;
using StaticNet.Tests.Losses;
using StaticNet.Tests.Normalization;
using StaticNet.Tests.Numerics;
using StaticNet.Tests.Optimizers;
using StaticNet.Tests.Reproducibility;
using StaticNet.Tests.Streaming;
using StaticNet.Tests.Threading;

namespace StaticNet.Tests.Infrastructure;

/// <summary>
/// Runs a computation of these tests in a process of its own, where environment variables choose another vector width: the test
/// program starts itself, prints the computation's result and ends before any test is looked for.
/// </summary>
internal static class ChildRun
{
    private const string Variable = "STATICNET_TESTS_CHILD_RUN";

    public const string HashWithThreeWorkers = nameof(HashWithThreeWorkers);
    public const string NormalizedWithThreeWorkers = nameof(NormalizedWithThreeWorkers);
    public const string BytesOfTwoWorkers = nameof(BytesOfTwoWorkers);
    public const string BytesOfFourWorkers = nameof(BytesOfFourWorkers);

    /// <summary>The computations that can run in a child. The result is one line of text.</summary>
    private static readonly Dictionary<string, Func<string>> Computations = new()
    {
        [nameof(NumericsHash)] = NumericsHash.Compute,
        [nameof(OptimizerHash)] = OptimizerHash.Compute,
        [nameof(WidthReport)] = WidthReport.Describe,
        [nameof(ReproducibleTraining)] = ReproducibleTraining.Compute,
        [nameof(GradientNorms)] = () => GradientNorms.Hash(1),
        [nameof(ClippingRun)] = () => ClippingRun.Hash(1),
        [nameof(NormalizedTraining)] = NormalizedTraining.Compute,
        [NormalizedWithThreeWorkers] = NormalizedTraining.ComputeWithThreeWorkers,
        [nameof(SharedLosses)] = SharedLosses.Compute,
        [nameof(JitTierRun)] = JitTierRun.Compute,
        [HashWithThreeWorkers] = () => WorkerTraining.Hash(3),
        [BytesOfTwoWorkers] = () => WorkerTraining.AllocatedBytes(2),
        [BytesOfFourWorkers] = () => WorkerTraining.AllocatedBytes(4),
        [nameof(EndlessSaving)] = EndlessSaving.Run,
        [nameof(StreamBits)] = StreamBits.Compute,
        [nameof(AttentionTraining)] = AttentionTraining.Compute,
    };

    /// <summary>The environments of numerics.md that promise the same bits, by the variables that differ from the parent's.</summary>
    public static IReadOnlyDictionary<string, (string Name, string Value)[]> Widths { get; } = new Dictionary<string, (string, string)[]>
    {
        ["as the machine"] = [],
        ["no 512-bit vectors"] = [("DOTNET_EnableAVX512", "0")],
        ["128-bit vectors"] = [("DOTNET_EnableAVX512", "0"), ("DOTNET_MaxVectorTBitWidth", "128")],
        ["512-bit Vector<T>"] = [("DOTNET_MaxVectorTBitWidth", "512")],
    };

    /// <summary>The result of a computation in a child process.</summary>
    /// <param name="computation">The name it is registered under.</param>
    /// <param name="environment">Variables that the child has besides the parent's.</param>
    public static string Result(string computation, params (string Name, string Value)[] environment)
    {
        using var child = Start(computation, environment);
        var errors = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd().Trim();
        child.WaitForExit();
        return child.ExitCode == 0 && output.Length > 0
            ? output
            : throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"The child for {computation} ended with {child.ExitCode}: {errors.Result}"));
    }

    /// <summary>A child process with a computation, whose outputs are to be read.</summary>
    /// <param name="computation">The name it is registered under.</param>
    /// <param name="environment">Variables that the child has besides the parent's.</param>
    public static Process Start(string computation, params (string Name, string Value)[] environment)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(ChildRun).Assembly.Location);
        start.Environment[Variable] = computation;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs the computation that the environment asks for, if any.</summary>
    /// <returns>Whether this process is a child, which is then done.</returns>
    public static bool TryRun()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } computation)
            return false;
        Console.WriteLine(Computations[computation]());
        return true;
    }
}
