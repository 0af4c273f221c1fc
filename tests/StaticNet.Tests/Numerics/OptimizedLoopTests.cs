using System.Reflection;
using StaticNet.Tests.Budgets;
using Xunit;

namespace StaticNet.Tests.Numerics;

/// <summary>
/// Loops that are optimized at once stay methods of their own: inlined into a caller that is compiled again, a loop over lanes leaves
/// the compiler of the machine no room to inline the operations on them, and runs ten times slower.
/// </summary>
public sealed class OptimizedLoopTests
{
    /// <summary>An assembly with such loops: the runtime, and this one with its emitted kernels and passes.</summary>
    public static TheoryData<Type> Assemblies => [typeof(Optimizer), typeof(BudgetWide)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void OptimizedMethod_OfRuntimeOrGenerator_IsNeverInlined(Type type)
    {
        var optimized = type.Assembly.GetTypes()
            .SelectMany(declaring => declaring.GetMethods(
                BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance))
            .Where(method => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization))
            .ToList();

        Assert.NotEmpty(optimized);
        Assert.All(optimized, method => Assert.True(
            method.MethodImplementationFlags.HasFlag(MethodImplAttributes.NoInlining), $"{method.DeclaringType}.{method.Name}"));
    }
}
