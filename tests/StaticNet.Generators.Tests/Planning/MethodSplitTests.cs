using StaticNet.Generators.Planning;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>How the calls of a pass are divided into methods.</summary>
public sealed class MethodSplitTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(79)]
    public void Split_CallsThatFit_StayOneMethod(int calls) =>
        Assert.Equal([calls], Sizes(Enumerable.Repeat(References(50), calls)));

    [Fact]
    public void Split_CallsBeyondTheBudget_FillOneMethodAfterTheOther() =>
        Assert.Equal([79, 79, 42], Sizes(Enumerable.Repeat(References(50), 200)));

    [Theory]
    [InlineData(1_000, 0, 0, 0, 0)]
    [InlineData(0, 400, 0, 0, 0)]
    [InlineData(0, 0, 50, 0, 0)]
    [InlineData(0, 0, 0, 50, 0)]
    [InlineData(0, 0, 0, 0, 200)]
    public void Split_AnyMeasure_StaysWithinItsBudget(int bytes, int instructions, int blocks, int locals, int references)
    {
        var cost = new MethodCost(bytes, instructions, blocks, locals, references);

        var parts = MethodSplit.Split(Enumerable.Range(0, 100), _ => cost);

        Assert.True(parts.Count > 1);
        Assert.All(parts, part => Assert.True(part.Aggregate(MethodCost.Start, (sum, _) => sum + cost).IsWithin(MethodCost.Budget)));
        Assert.All(parts.Take(parts.Count - 1), part =>
            Assert.False(part.Aggregate(MethodCost.Start + cost, (sum, _) => sum + cost).IsWithin(MethodCost.Budget)));
    }

    [Fact]
    public void Split_AnyCalls_KeepTheirOrder() =>
        Assert.Equal(Enumerable.Range(0, 500), MethodSplit.Split(Enumerable.Range(0, 500), call => References(call)).SelectMany(part => part));

    [Fact]
    public void Split_CallBeyondTheBudget_HasAMethodOfItsOwn() =>
        Assert.Equal([1, 1, 1], Sizes([References(10), References(5_000), References(10)]));

    private static MethodCost References(int count) => new(0, 0, 0, 0, count);

    private static IEnumerable<int> Sizes(IEnumerable<MethodCost> calls) => MethodSplit.Split(calls, call => call).Select(part => part.Count);
}
