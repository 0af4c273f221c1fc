using System.Buffers.Binary;
using System.Text;
using Xunit;
using static StaticNet.Tests.Files.SafetensorsBytes;

namespace StaticNet.Tests.Files;

/// <summary>What the reader of safetensors refuses, and what it says.</summary>
public sealed class SafetensorsRefusalTests
{
    private static readonly string A = Tensor("a", "F32", "[1]", 0, 4);

    /// <summary>Headers with the bytes of data after them, and what the message has.</summary>
    public static TheoryData<string, int, string> Headers => new()
    {
        { $"{{{A}}}", 3, "a ends at byte 4 of the data, but the file has 3" },
        { $"{{{A}}}", 5, "1 bytes follow a" },
        { "{}", 1, "1 bytes follow the header" },
        { $"{{{Tensor("a", "F32", "[1]", 4, 8)}}}", 8, "a hole of 4 bytes between the header and a" },
        { $"{{{A},{Tensor("b", "U8", "[1]", 6, 7)}}}", 7, "a hole of 2 bytes between a and b" },
        { $"{{{A},{Tensor("b", "U8", "[2]", 3, 5)}}}", 5, "b begins at byte 3 of the data, inside a" },
        { $"{{{A},{Tensor("b", "F32", "[1]", 0, 4)}}}", 4, "inside a" },
        { $"{{{A},{A}}}", 4, "a is in the header twice" },
        { $"{{{A},{Tensor("\\u0061", "F32", "[1]", 4, 8)}}}", 8, "a is in the header twice" },
        { """{"__metadata__":{},"__metadata__":{}}""", 0, "__metadata__ is in the header twice" },
        { """{"__metadata__":{"k":"1","k":"2"}}""", 0, "k twice" },
        { """{"__metadata__":{"k":1}}""", 0, "__metadata__, k" },
        { """{"__metadata__":{"k":null}}""", 0, "__metadata__, k" },
        { """{"__metadata__":null}""", 0, "__metadata__" },
        { $"{{{Tensor("a", "F31", "[1]", 0, 4)}}}", 4, "the dtype F31" },
        { $"{{{Tensor("a", "f32", "[1]", 0, 4)}}}", 4, "the dtype f32" },
        { $"{{{Tensor("a", "F32", "[2]", 0, 4)}}}", 4, "a: F32 [2] has 8 bytes" },
        { $"{{{Tensor("a", "F16", "[1]", 0, 4)}}}", 4, "a: F16 [1] has 2 bytes" },
        { $"{{{Tensor("a", "F4", "[3]", 0, 2)}}}", 2, "a: F4 [3] is no whole number of bytes" },
        { $"{{{Tensor("a", "F32", "[1]", 4, 0)}}}", 4, "data_offsets are [4, 0]" },
        { $"{{{Tensor("a", "U8", "[4294967296,4294967296]", 0, 0)}}}", 0, "below 2^63" },
        { $"{{{Tensor("a", "F32", "[4611686018427387904]", 0, 0)}}}", 0, "below 2^63" },
        { $"{{{Tensor("a", "U8", "[4294967296,4294967296,0]", 0, 0)}}}", 0, "below 2^63" },
        { $"{{{Tensor("a", "U8", "[9223372036854775807]", 0, long.MaxValue)}}}", 4, "a ends at byte 9223372036854775807" },
        { $"{{{Tensor("a", "U8", "[9223372036854775808]", 0, 4)}}}", 4, "a, shape: element 0" },
        { $"{{{Tensor("a", "F32", "[1,-1]", 0, 4)}}}", 4, "a, shape: element 1" },
        { $"{{{Tensor("a", "F32", "[-0]", 0, 0)}}}", 0, "a, shape: element 0" },
        { $"{{{Tensor("a", "F32", "[1.0]", 0, 4)}}}", 4, "a, shape: element 0" },
        { $"{{{Tensor("a", "F32", "[1e0]", 0, 4)}}}", 4, "a, shape: element 0" },
        { $"{{{Tensor("a", "F32", "[\"1\"]", 0, 4)}}}", 4, "a, shape: element 0" },
        { $"{{{Tensor("a", "F32", "[[1]]", 0, 4)}}}", 4, "not valid JSON" },
        { $"{{{Tensor("a", "F32", "1", 0, 4)}}}", 4, "a, shape" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":1}}""", 4, "a: the field more" },
        { """{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "a: the field dtype" },
        { """{"a":{"dtype":"F32","shape":[1]}}""", 4, "a: a tensor has" },
        { """{"a":{"dtype":"F32","data_offsets":[0,4]}}""", 4, "a: a tensor has" },
        { """{"a":{"shape":[1],"data_offsets":[0,4]}}""", 4, "a: a tensor has" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,4]}}""", 4, "a: a tensor has" },
        { """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4]}}""", 4, "a: a tensor has" },
        { """{"a":7}""", 4, "a is not of the kind StartObject" },
        { """{"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}""", 4, "a, dtype" },
        { $" {{{A}}}", 4, "starts with byte 20" },
        { "[]", 0, "starts with byte 5B" },
        { $"{{{A}}}{{}}", 4, "not valid JSON" },
        { $"{{{A},}}", 4, "not valid JSON" },
        { $"{{{A}", 4, "not valid JSON" },
        { $"{{/**/{A}}}", 4, "not valid JSON" },
        { $"{{{Tensor("\\ud800", "F32", "[1]", 0, 4)}}}", 4, "not valid JSON" },
        { """{"a":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}""", 4, "not valid JSON" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void Open_BadHeader_NamesFileAndTensor(string header, int data, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Open(Of(header, new byte[data])));

        Assert.StartsWith("test: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Open_HeaderThatIsNotUtf8_Throws()
    {
        byte[] header = Encoding.Latin1.GetBytes($"{{{Tensor("ä", "F32", "[1]", 0, 4)}}}");

        var error = Assert.Throws<InvalidDataException>(() => Open(Of(header, new byte[4])));

        Assert.Contains("not UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(3UL)]
    [InlineData(100_000_000UL)]
    [InlineData(100_000_001UL)]
    [InlineData(1UL << 31)]
    [InlineData(ulong.MaxValue)]
    [InlineData(ulong.MaxValue - 7)]
    [InlineData(long.MaxValue)]
    public void Open_LengthOfHeaderThatIsWrong_ThrowsWithoutAllocatingIt(ulong length)
    {
        byte[] file = Of("{}");
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        Assert.Throws<InvalidDataException>(() => Open(file));

        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => Open(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Contains($"the header has {length} bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HeaderLongerThanTheFormatAllows_IsRefusedThoughItIsThere()
    {
        using var stream = new SparseStream(100_000_009);

        var error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(stream));

        Assert.Contains("the header has 100000001 bytes; it has 1 to 100000000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Open_FileWithoutALength_Throws(int length)
    {
        var error = Assert.Throws<InvalidDataException>(() => Open(new byte[length]));

        Assert.Contains($"has {length} bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EveryPrefixOfAFile_Throws()
    {
        byte[] file = Sample();

        for (int length = 0; length < file.Length; length++)
            Assert.Throws<InvalidDataException>(() => Open(file[..length]));
    }

    [Fact]
    public void Open_FileThatIsNotThere_Throws() =>
        Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Open(Path.Combine(Path.GetTempPath(), "no such file.safetensors")));

    /// <summary>A file that says it is long and starts with the length of a header of all of it.</summary>
    private sealed class SparseStream(long length) : MemoryStream(BitConverter.GetBytes((ulong)length - 8))
    {
        public override long Length => length;
    }
}
