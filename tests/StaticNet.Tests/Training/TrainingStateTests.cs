using Xunit;

namespace StaticNet.Tests.Training;

public sealed class TrainingStateTests
{
    [Fact]
    public void Add_WithAShape_KeepsItAndACopyOfTheElements()
    {
        var state = new TrainingState();
        float[] values = [1, 2, 3, 4, 5, 6];

        state.Add<float>("tensor", [2, 3], values);
        state.Add("vector", values);
        state.Add<double>("single", [], [2.0]);
        state.Add<long>("none", [0, 7], []);
        values[0] = 9;

        Assert.Equal([2L, 3], state.GetShape("tensor"));
        Assert.Equal([6L], state.GetShape("vector"));
        Assert.Empty(state.GetShape("single"));
        Assert.Equal([0L, 7], state.GetShape("none"));
        Assert.Equal([1f, 2, 3, 4, 5, 6], state.Get<float>("tensor").ToArray());
        Assert.Throws<TrainingStateException>(() => state.GetShape("other"));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(-2, -3)]
    [InlineData(6, 0)]
    [InlineData(1L << 62, 6)]
    [InlineData(4, 2)]
    public void Add_ShapeOfAnotherCount_IsRefusedAndAddsNothing(long first, long second)
    {
        var state = new TrainingState();

        var error = Assert.Throws<ArgumentException>("shape", () => state.Add<float>("tensor", [first, second], new float[6]));

        Assert.Contains($"'tensor' has 6 elements, which the shape [{first}, {second}] hasn't", error.Message, StringComparison.Ordinal);
        Assert.Empty(state.Arrays);
    }
}
