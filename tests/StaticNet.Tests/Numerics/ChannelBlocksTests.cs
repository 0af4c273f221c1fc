using StaticNet.CompilerServices;
using Xunit;

namespace StaticNet.Tests.Numerics;

/// <summary>Images and signals from channels first to channels last and back.</summary>
public sealed class ChannelBlocksTests
{
    private const int Samples = 2;

    [Theory]
    [InlineData(1, 30, 1, 30, 30, 16)]
    [InlineData(3, 10, 1, 30, 48, 16)]
    [InlineData(3, 10, 6, 5, 16, 16)]
    [InlineData(3, 10, 6, 5, 5, 3)]
    [InlineData(17, 130, 34, 65, 80, 48)]
    public void ToLast_AnyRows_PutsChannelsOfAPositionTogether(int channels, int positions, int rows, int length, int stride, int positionStride)
    {
        float[] from = [.. Enumerable.Range(1, Samples * rows * stride).Select(value => (float)value)];
        float[] to = new float[Samples * positions * positionStride];
        Array.Fill(to, float.NaN);

        ChannelBlocks.ToLast(ref from[0], rows, length, stride, ref to[0], channels, positionStride, Samples);

        for (int place = 0; place < to.Length; place++)
        {
            int sample = place / positionStride / positions, position = place / positionStride % positions, channel = place % positionStride;
            float expected = channel < channels ? from[Place(sample, (channel * positions) + position, rows, length, stride)]
                : channel < (channels + 15) / 16 * 16 ? 0 : float.NaN;
            Assert.Equal(expected, to[place]);
        }
    }

    [Theory]
    [InlineData(1, 30, 1, 30, 32, 16)]
    [InlineData(3, 10, 1, 30, 48, 16)]
    [InlineData(3, 10, 6, 5, 16, 16)]
    [InlineData(17, 130, 34, 65, 80, 48)]
    public void ToFirst_AnyRows_PutsPositionsOfAChannelTogether(int channels, int positions, int rows, int length, int stride, int positionStride)
    {
        float[] from = [.. Enumerable.Range(1, Samples * positions * positionStride).Select(value => (float)value)];
        float[] to = new float[Samples * rows * stride];
        Array.Fill(to, float.NaN);

        ChannelBlocks.ToFirst(ref from[0], channels, positionStride, ref to[0], rows, length, stride, Samples);

        for (int sample = 0; sample < Samples; sample++)
            for (int element = 0; element < channels * positions; element++)
                Assert.Equal(
                    from[(((sample * positions) + (element % positions)) * positionStride) + (element / positions)], to[Place(sample, element, rows, length, stride)]);
        int padding = Math.Min((length + 15) / 16 * 16, stride) - length;
        for (int row = 0; row < Samples * rows; row++)
            Assert.All(to.AsSpan((row * stride) + length, padding).ToArray(), value => Assert.Equal(0f, value));
    }

    private static int Place(int sample, int element, int rows, int length, int stride) =>
        (((sample * rows) + (element / length)) * stride) + (element % length);
}
