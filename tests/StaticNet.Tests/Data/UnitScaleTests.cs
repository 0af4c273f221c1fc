using StaticNet.CompilerServices;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class UnitScaleTests
{
    [Fact]
    public void Convert_EveryByteAtEveryPlaceOfAVector_GivesTheQuotient()
    {
        for (int shift = 0; shift < 70; shift++)
        {
            byte[] source = [.. Enumerable.Range(0, 256).Select(i => (byte)(i + shift))];
            float[] destination = new float[256];

            UnitScale.Convert(source, destination);

            for (int i = 0; i < source.Length; i++)
                Assert.Equal(source[i] / 255f, destination[i]);
        }
    }

    [Fact]
    public void Convert_AnyLength_WritesThatManyElements()
    {
        for (int length = 0; length < 150; length++)
        {
            byte[] source = [.. Enumerable.Repeat((byte)51, length)];
            float[] destination = new float[length + 1];

            UnitScale.Convert(source, destination.AsSpan(0, length));

            Assert.False(destination.AsSpan(0, length).ContainsAnyExcept(0.2f));
            Assert.Equal(0f, destination[length]);
        }
    }
}
