using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Streaming;

/// <summary>A stream's outputs have the bits of a window's.</summary>
public sealed class StreamBitsTests
{
    public static TheoryData<string> Widths => new(ChildRun.Widths.Keys);

    [Theory, InlineData(1), InlineData(3), InlineData(8), InlineData(21)]
    public void Step_AnyCount_HasTheBitsOfWindows(int count)
    {
        foreach (var stream in StreamCase.All(count))
            for (int step = 0; step < stream.Steps; step++)
                Assert.True(
                    stream.Expected(step).AsSpan().SequenceEqual(stream.Compute(step)), $"{stream}: step {step} of {count} sequences differs from the windows'.");
    }

    [Theory, MemberData(nameof(Widths))]
    public void Step_AnyWidth_HasTheBitsOfWindows(string width)
    {
        string[] result = ChildRun.Result(nameof(StreamBits), ChildRun.Widths[width]).Split(' ');

        Assert.NotEqual("0", result[0]);
        Assert.Equal("0", result[1]);
    }
}
