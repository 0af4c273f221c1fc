namespace StaticNet.Federated.Tests.SecureAggregation;

public sealed class SecretSharingTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 37))];

    [Fact]
    public void Multiply_ExamplesOfTheStandard_Agree()
    {
        // FIPS 197, section 4.2
        Assert.Equal(0xC1, GaloisField.Multiply(0x57, 0x83));
        Assert.Equal(0xFE, GaloisField.Multiply(0x57, 0x13));
    }

    [Fact]
    public void Divide_EveryProduct_GivesTheFactor()
    {
        for (int left = 0; left < 256; left++)
            for (int right = 1; right < 256; right++)
                Assert.Equal(left, GaloisField.Divide(GaloisField.Multiply((byte)left, (byte)right), (byte)right));
    }

    [Fact]
    public void Combine_AnyThreeOfSix_RebuildsAndAnyTwoDont()
    {
        byte[][] shares = SecretSharing.Split(Bytes, 3, 6, new SeededRandom(1));
        for (int subset = 0; subset < 1 << 6; subset++)
        {
            int[] holders = [.. Enumerable.Range(0, 6).Where(holder => (subset >> holder & 1) != 0)];
            if (holders.Length == 0)
                continue;
            byte[] rebuilt = new byte[32];
            SecretSharing.Combine([.. holders.Select(holder => KeyValuePair.Create(holder + 1, shares[holder]))], rebuilt);
            Assert.Equal(holders.Length >= 3, rebuilt.AsSpan().SequenceEqual(Bytes));
        }
    }

    [Fact]
    public void Combine_AllPointsOfTheField_Rebuilds()
    {
        byte[][] shares = SecretSharing.Split(Bytes, 170, 255, new SeededRandom(2));
        byte[] rebuilt = new byte[32];
        SecretSharing.Combine([.. Enumerable.Range(85, 170).Select(holder => KeyValuePair.Create(holder + 1, shares[holder]))], rebuilt);
        Assert.Equal(Bytes, rebuilt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(77)]
    public void Split_OneShareLessThanNeeded_IsEveryValueOnceWhateverTheSecret(byte secret)
    {
        for (int holder = 0; holder < 3; holder++)
        {
            var values = Enumerable.Range(0, 256).Select(coefficient => SecretSharing.Split([secret], 2, 3, new ConstantRandom((byte)coefficient))[holder][0]);
            Assert.Equal(256, values.Distinct().Count());
        }
    }

    private sealed class ConstantRandom(byte value) : RandomSource
    {
        public override void Fill(Span<byte> bytes) => bytes.Fill(value);
    }
}
