using StaticNet.CompilerServices;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class ColumnBlocksTests
{
    [Theory]
    [InlineData(8, 1, 8)]
    [InlineData(16, 3, 20)]
    [InlineData(40, 7, 41)]
    public void Pack_AnySizes_PutsColumnsOfAChunkTogether(int columns, int count, int stride)
    {
        float[] rows = [.. Enumerable.Range(1, count * stride).Select(value => (float)value)];
        float[] packed = new float[columns * count];

        ColumnBlocks.Pack(ref rows[0], stride, columns, count, ref packed[0]);

        for (int column = 0; column < columns; column++)
            for (int row = 0; row < count; row++)
                Assert.Equal((row * stride) + column + 1, packed[(((column / 8 * count) + row) * 8) + (column % 8)]);
    }
}
