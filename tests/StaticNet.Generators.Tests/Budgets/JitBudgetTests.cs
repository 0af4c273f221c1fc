using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generators.Tests.Generation;
using Xunit;

namespace StaticNet.Generators.Tests.Budgets;

/// <summary>That every generated method stays far below what the JIT is willing to optimize.</summary>
public sealed class JitBudgetTests
{
    // What inlining and another compiler version add must fit as well.
    private const double LargestShare = 0.5;

    [Fact]
    public void GeneratedMethod_AnyNetwork_TakesHalfOfEachLimitAtMost() =>
        AssertWithinLimits(OptimizationLevel.Release, BudgetNetworks.All);

    [Fact]
    public void GeneratedMethod_DebugBuild_TakesHalfOfEachLimitAtMost() =>
        AssertWithinLimits(OptimizationLevel.Debug, BudgetNetworks.Largest);

    [Theory]
    [InlineData(OptimizationLevel.Release)]
    [InlineData(OptimizationLevel.Debug)]
    public void GeneratedMethod_HundredsOfLayers_TakesHalfOfEachLimitAtMost(OptimizationLevel optimization)
    {
        var methods = AssertWithinLimits(optimization, BudgetNetworks.Deepest);

        foreach (string pass in new[] { "Train", "TrainShare" })
            Assert.Contains(methods, method => method.Name == $"StaticNet.Generated.Budgets_.Deep256_.Passes.{pass}Part2");
    }

    [Fact]
    public void GeneratedMethod_OrdinaryNetwork_IsNotSplit() => Assert.DoesNotContain(
        Measure(new GeneratorOptions(), BudgetNetworks.Largest), method => method.Name.Contains("Part", StringComparison.Ordinal));

    [Fact]
    public void MethodSize_KnownMethod_IsCounted()
    {
        const string Source = """
            public static class Known
            {
                public static int Sum(int count)
                {
                    int sum = 0;
                    for (int i = 0; i < count; i++)
                        sum += i;
                    return sum;
                }
            }
            """;

        var size = Assert.Single(Measure(new GeneratorOptions(), Source), method => method.Name == ".Known.Sum");

        // ldc.i4.0 stloc.0 ldc.i4.0 stloc.1 br.s
        // ldloc.0 ldloc.1 add stloc.0 ldloc.1 ldc.i4.1 add stloc.1
        // ldloc.1 ldarg.0 blt.s
        // ldloc.0 ret
        Assert.Equal(new MethodSize(".Known.Sum", Bytes: 20, Instructions: 18, BasicBlocks: 4, Locals: 2, LocalReferences: 10), size);
    }

    private static List<MethodSize> AssertWithinLimits(OptimizationLevel optimization, string source)
    {
        var methods = Measure(new GeneratorOptions { Optimization = optimization }, source);

        Assert.Contains(methods, method => method.Name == "StaticNet.Generated.Budgets_.MlpMnist_.Passes.Train");

        // A type's initializer runs once, which is no reason to optimize it: the longer one is, the less.
        methods.RemoveAll(method => method.Name.EndsWith("..cctor", StringComparison.Ordinal));
        var failures = JitLimit.All
            .Select(limit => (limit.Name, Worst: methods.MaxBy(limit.Measure)!, Share: methods.Max(limit.ShareOf)))
            .Where(limit => limit.Share > LargestShare)
            .Select(limit => FormattableString.Invariant($"{limit.Share:P0} of the JIT's {limit.Name}: {limit.Worst}"));
        Assert.Empty(failures);
        return methods;
    }

    private static List<MethodSize> Measure(GeneratorOptions options, string source)
    {
        var run = GeneratorRun.Of(options, source);
        run.AssertSilent();
        using var image = new MemoryStream();
        var emitted = run.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Take(10)));

        image.Position = 0;
        using var file = new PEReader(image);
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
                .Where(method => method.RelativeVirtualAddress != 0)
                .Select(method => MethodSize.Of(metadata, method, file.GetMethodBody(method.RelativeVirtualAddress))),
        ];
    }
}
