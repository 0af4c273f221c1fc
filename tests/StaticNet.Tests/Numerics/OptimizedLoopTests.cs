using System.Reflection;
using Xunit;

namespace StaticNet.Tests.Numerics;

/// <summary>
/// Loops that are optimized at once stay methods of their own: inlined into a caller that is compiled again, a loop over lanes leaves
/// the compiler of the machine no room to inline the operations on them, and runs ten times slower.
/// </summary>
public sealed class OptimizedLoopTests
{
    [Fact]
    public void OptimizedMethod_OfTheRuntime_IsNeverInlined()
    {
        var optimized = typeof(Optimizer).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(
                BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance))
            .Where(method => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization))
            .ToList();

        Assert.NotEmpty(optimized);
        Assert.All(optimized, method => Assert.True(
            method.MethodImplementationFlags.HasFlag(MethodImplAttributes.NoInlining), $"{method.DeclaringType}.{method.Name}"));
    }
}
