using System.Numerics;
using System.Runtime.Intrinsics;

namespace StaticNet.Tests.Infrastructure;

/// <summary>Which vectors a process has, so that a test can tell that its child really ran with others.</summary>
internal static class WidthReport
{
    public static string Describe() => FormattableString.Invariant($"{Vector<float>.Count} {Vector512.IsHardwareAccelerated}");
}
