using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNet.Reporting;

/// <summary>What a run runs on, for <see cref="TrainingReport.Environment"/>.</summary>
public static class ReportEnvironment
{
    /// <summary>The library's version, the runtime, the system, the processors and the width of vectors.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Describe() =>
    [
        new("StaticNet", typeof(INetwork).Assembly.GetName().Version?.ToString(3) ?? ""),
        new("runtime", RuntimeInformation.FrameworkDescription),
        new("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
        new("processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
        new("vectors", string.Create(CultureInfo.InvariantCulture, $"{(System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? 512 : 8 * Vector<byte>.Count)} bits")),
    ];
}
