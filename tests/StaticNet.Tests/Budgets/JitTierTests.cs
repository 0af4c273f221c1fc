using System.Diagnostics;
using System.Reflection;
using StaticNet.CompilerServices;
using Xunit;

namespace StaticNet.Tests.Budgets;

/// <summary>That the JIT optimizes what it must: from the first call on, and without giving up because a method is large.</summary>
public sealed class JitTierTests
{
    [Fact]
    public void Kernel_FirstCall_IsOptimized()
    {
        SkipUnoptimizedBuild();

        var methods = JitSummary.Of(nameof(JitTierRun));

        AssertKernels(methods);
        AssertOptimized(methods.Where(method => method.IsKernel || method.IsRuntimeLoop));
    }

    // Without tiers each method is optimized at once, the passes included, unless it exceeds a limit of the JIT.
    [Fact]
    public void GeneratedMethod_WithoutTiers_IsOptimized()
    {
        SkipUnoptimizedBuild();

        var methods = JitSummary.Of(nameof(JitTierRun), ("DOTNET_TieredCompilation", "0"));

        AssertKernels(methods);

        // A type's initializer runs once, which is no reason to optimize it: the longer one is, the less.
        AssertOptimized(methods.Where(method => method.Name.StartsWith("StaticNet.", StringComparison.Ordinal)
            && !method.Name.EndsWith(":.cctor()", StringComparison.Ordinal)));
    }

    private static void AssertKernels(IReadOnlyList<JitMethod> methods)
    {
        NetworkArchitecture[] networks =
        [
            BudgetWide.Architecture, BudgetDeep.Architecture, BudgetDeepest.Architecture, BudgetValues.Architecture, BudgetActivations.Architecture,
            BudgetNormalized.Architecture, BudgetDroppedOut.Architecture, BudgetAdaptive.Architecture, BudgetOneOutput.Architecture,
        ];
        foreach (var weights in networks.SelectMany(network => network.Parameters).Where(parameter => parameter.Kind == ParameterKind.Weights))
        {
            string size = $"{weights.Shape[1]}x{weights.Shape[0]}";
            Assert.Contains(methods, method => method.IsKernel && method.Name.Contains($"Forward{size}", StringComparison.Ordinal));
            Assert.Contains(methods, method => method.IsKernel && method.Name.Contains($"WeightGradient{size}", StringComparison.Ordinal));
        }

        Assert.Contains(methods, method => method.IsRuntimeLoop && method.Name.Contains("ElementUpdate", StringComparison.Ordinal));
        Assert.Contains(methods, method => method.IsRuntimeLoop && method.Name.Contains("PanelTranspose", StringComparison.Ordinal));
    }

    private static void AssertOptimized(IEnumerable<JitMethod> methods)
    {
        JitMethod[] unoptimized = [.. methods.Where(method => !method.IsOptimized)];
        Assert.Empty(unoptimized);
    }

    private static void SkipUnoptimizedBuild() => Assert.SkipWhen(
        typeof(JitTierTests).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true },
        "A Debug build asks the JIT not to optimize, and it doesn't, AggressiveOptimization or not; the suite runs with -c Release.");
}
