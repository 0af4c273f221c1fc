using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>Which values share a buffer, and how long it lives.</summary>
public sealed class WorkspacePlanTests
{
    private readonly WorkspacePlan _workspace = new();
    private int _values;

    [Fact]
    public void Free_BufferOfTwoValues_LivesAsLongAsTheLast()
    {
        var (first, second) = (New(16), New(16));
        _workspace.Allocate(first);
        Assert.True(_workspace.TryTakeOver(second, first));

        _workspace.Free(first);
        Assert.Equal(16, _workspace.Allocate(New(16)).Offset);
        _workspace.Free(second);

        Assert.Equal(0, _workspace.Allocate(New(16)).Offset);
    }

    [Fact]
    public void TryTakeOver_BufferOfAnotherLiveValue_IsRefused()
    {
        var (vector, view) = (New(32), New(2, 16));
        _workspace.Allocate(vector);
        Assert.True(_workspace.TryView(view, vector));

        Assert.False(_workspace.TryTakeOver(New(32), vector));
        _workspace.Free(view);
        Assert.True(_workspace.TryTakeOver(New(32), vector));
    }

    [Theory]
    [InlineData(new[] { 2, 16 }, new[] { 32 }, true)]
    [InlineData(new[] { 32 }, new[] { 2, 16 }, true)]
    [InlineData(new[] { 2, 16 }, new[] { 1, 32 }, true)]
    [InlineData(new[] { 4, 16 }, new[] { 2, 32 }, true)]
    [InlineData(new[] { 2, 15 }, new[] { 30 }, false)]
    [InlineData(new[] { 30 }, new[] { 2, 15 }, false)]
    [InlineData(new[] { 4, 8 }, new[] { 2, 16 }, false)]
    [InlineData(new[] { 256 }, new[] { 16, 16 }, false)]
    public void TryView_OtherShape_NeedsRowsWithoutPadding(int[] shape, int[] other, bool isView)
    {
        var value = New(shape);
        _workspace.Allocate(value);

        Assert.Equal(isView, _workspace.TryView(New(other), value));
    }

    private Tensor New(params int[] sizes) => new(_values++, $"value{_values}", new Shape(sizes));
}
