using System.Buffers.Binary;
using Xunit;
using static StaticNet.Tests.Files.SafetensorsBytes;

namespace StaticNet.Tests.Files;

/// <summary>What the reader of safetensors accepts, and what it makes of it.</summary>
public sealed class SafetensorsFileTests
{
    [Fact]
    public void Open_FileOfTheFormatsDocument_ReadsTensorsTextsAndElements()
    {
        byte[] file = Of("""{"__metadata__":{"k":"v"},"b":{"data_offsets":[4,12],"dtype":"F32","shape":[2]},"a":{"dtype":"BF16","shape":[1,2],"data_offsets":[0,4]}}   """,
            0x80, 0x3F, 0x00, 0xC0, 0, 0, 0x20, 0x41, 0, 0, 0, 0x80);

        using var opened = Open(file);

        Assert.Equal("v", opened.Metadata["k"]);
        Assert.Equal(["a", "b"], opened.Tensors.Select(tensor => tensor.Name));
        Assert.Equal("a: BF16 [1, 2]", opened["a"].ToString());
        Assert.Equal((4L, 12L, 8L, 2L), (opened["b"].Begin, opened["b"].End, opened["b"].Length, opened["b"].Count));
        Assert.Equal([1f, -2f], opened.ReadSingles("a"));
        Assert.Equal([10f, -0f], opened.ReadSingles("b"));
        Assert.Equal([0, 0, 0x20, 0x41, 0, 0, 0, 0x80], opened.ReadBytes("b"));
    }

    [Fact]
    public void Open_NoTensors_IsEmpty()
    {
        using var opened = Open(Of("{}"));

        Assert.Empty(opened.Tensors);
        Assert.Empty(opened.Metadata);
    }

    [Fact]
    public void Open_ScalarAndEmptyTensors_HaveOneElementAndNone()
    {
        using var opened = Open(Of($"{{{Tensor("s", "F32", "[]", 0, 4)},{Tensor("e", "F32", "[3,0]", 0, 0)},{Tensor("f", "I64", "[0]", 4, 4)}}}", 0, 0, 128, 63));

        Assert.Equal([1f], opened.ReadSingles("s"));
        Assert.Empty(opened.ReadSingles("e"));
        Assert.Empty(opened.ReadInt64s("f"));
    }

    [Fact]
    public void Open_StreamNotAtItsStart_ReadsFromItsPosition()
    {
        using var stream = new MemoryStream([9, 9, 9, .. Of($"{{{Tensor("a", "U8", "[2]", 0, 2)}}}", 5, 6)]) { Position = 3 };

        using var opened = SafetensorsFile.Open(stream);

        Assert.Equal([5, 6], opened.ReadBytes("a"));
    }

    [Theory]
    [InlineData("BOOL", 3, 3)]
    [InlineData("F4", 4, 2)]
    [InlineData("F6_E2M3", 4, 3)]
    [InlineData("F6_E3M2", 4, 3)]
    [InlineData("U8", 3, 3)]
    [InlineData("I8", 3, 3)]
    [InlineData("F8_E5M2", 3, 3)]
    [InlineData("F8_E4M3", 3, 3)]
    [InlineData("F8_E8M0", 3, 3)]
    [InlineData("I16", 3, 6)]
    [InlineData("U16", 3, 6)]
    [InlineData("F16", 3, 6)]
    [InlineData("BF16", 3, 6)]
    [InlineData("I32", 3, 12)]
    [InlineData("U32", 3, 12)]
    [InlineData("F32", 3, 12)]
    [InlineData("C64", 3, 24)]
    [InlineData("F64", 3, 24)]
    [InlineData("I64", 3, 24)]
    [InlineData("U64", 3, 24)]
    public void Open_EachType_HasItsSizeAndName(string type, int count, int bytes)
    {
        byte[] data = [.. Enumerable.Range(1, bytes).Select(value => (byte)value)];

        using var opened = Open(Of($"{{{Tensor("a", type, $"[{count}]", 0, bytes)}}}", data));

        Assert.Equal($"a: {type} [{count}]", opened["a"].ToString());
        Assert.Equal(data, opened.ReadBytes("a"));
        Assert.Throws<InvalidDataException>(() => Open(Of($"{{{Tensor("a", type, $"[{count}]", 0, bytes + 1)}}}", [.. data, 0])));
    }

    [Fact]
    public void ReadSingles_EveryHalf_IsItsValue()
    {
        float[] values = ReadAll("F16");

        for (int bits = 0; bits < values.Length; bits++)
        {
            int exponent = (bits >> 10) & 31, mantissa = bits & 1023;
            double magnitude = exponent switch
            {
                0 => mantissa * Math.Pow(2, -24),
                31 => mantissa == 0 ? double.PositiveInfinity : double.NaN,
                _ => (1024 + mantissa) * Math.Pow(2, exponent - 25),
            };
            Assert.Equal((bits & 0x8000) == 0 ? magnitude : -magnitude, (double)values[bits]);
            Assert.Equal((float)BitConverter.UInt16BitsToHalf((ushort)bits), values[bits]);
            Assert.Equal((bits & 0x8000) != 0, float.IsNegative(values[bits]));
        }
    }

    [Fact]
    public void ReadSingles_EveryBfloat16_IsTheUpperHalfOfAFloat()
    {
        float[] values = ReadAll("BF16");

        for (int bits = 0; bits < values.Length; bits++)
            Assert.Equal((uint)bits << 16, BitConverter.SingleToUInt32Bits(values[bits]));
    }

    [Fact]
    public void ReadSingles_Doubles_AreReadIfTheyAreFloatsAndRefusedIfNot()
    {
        double[] exact = [1.5, -0.0, double.NaN, double.NegativeInfinity, float.Epsilon];

        Assert.Equal([1.5f, -0f, float.NaN, float.NegativeInfinity, float.Epsilon], Read([.. exact]));
        var error = Assert.Throws<InvalidDataException>(() => Read([1.5, 0.1]));
        Assert.Contains("a: F64 [2]: element 1 ", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Read([1e300]));
        double[] twice = new double[20_000];
        twice[3] = twice[^1] = 0.1;
        Assert.Contains("element 3 ", Assert.Throws<InvalidDataException>(() => Read(twice)).Message, StringComparison.Ordinal);

        static float[] Read(double[] values)
        {
            var writer = new SafetensorsWriter();
            writer.Add("a", [values.Length], values);
            using var opened = Open(SafetensorsBytes.Of(writer));
            Assert.Equal(values, opened.ReadDoubles("a"));
            return opened.ReadSingles("a");
        }
    }

    [Fact]
    public void ReadSingles_MoreThanABlock_IsInOrder()
    {
        float[] values = [.. Enumerable.Range(0, 100_003).Select(value => (float)value)];
        var writer = new SafetensorsWriter();
        writer.Add("a", [values.Length], values);
        writer.Add("b", [2], Elements(1f, 2f));

        using var opened = Open(SafetensorsBytes.Of(writer));

        Assert.Equal([1f, 2f], opened.ReadSingles("b"));
        Assert.Equal(values, opened.ReadSingles("a"));
    }

    [Fact]
    public void Read_AnotherTypeOrName_Throws()
    {
        using var opened = Open(Of($"{{{Tensor("a", "I32", "[1]", 0, 4)}}}", 0, 0, 0, 0));

        Assert.Contains("a: I32 [1]", Assert.Throws<InvalidDataException>(() => opened.ReadSingles("a")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => opened.ReadDoubles("a"));
        Assert.Throws<InvalidDataException>(() => opened.ReadInt64s("a"));
        Assert.Throws<KeyNotFoundException>(() => opened.ReadSingles("b"));
        Assert.False(opened.TryGetTensor("b", out _));
    }

    private static float[] ReadAll(string type)
    {
        byte[] data = new byte[2 << 16];
        for (int bits = 0; bits < 1 << 16; bits++)
            BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(2 * bits), (ushort)bits);
        using var opened = Open(Of($"{{{Tensor("a", type, "[65536]", 0, data.Length)}}}", data));
        return opened.ReadSingles("a");
    }
}
