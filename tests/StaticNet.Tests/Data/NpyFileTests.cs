using System.Text;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class NpyFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("npy").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("<f4", new byte[] { 0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0 }, new[] { 1.5, -2 })]
    [InlineData(">f4", new byte[] { 0x3F, 0xC0, 0, 0, 0xC0, 0, 0, 0 }, new[] { 1.5, -2 })]
    [InlineData("<f2", new byte[] { 0, 0x3E, 0, 0xC0 }, new[] { 1.5, -2 })]
    [InlineData(">f8", new byte[] { 0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0 }, new[] { 1.5, -2 })]
    [InlineData("|i1", new byte[] { 0xFF, 0x7F }, new[] { -1.0, 127 })]
    [InlineData("|u1", new byte[] { 0xFF, 0x7F }, new[] { 255.0, 127 })]
    [InlineData("|b1", new byte[] { 1, 0 }, new[] { 1.0, 0 })]
    [InlineData(">i2", new byte[] { 0xFF, 0xFE, 1, 0 }, new[] { -2.0, 256 })]
    [InlineData("<u2", new byte[] { 0xFE, 0xFF, 0, 1 }, new[] { 65534.0, 256 })]
    [InlineData("<i4", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0, 1, 0, 0 }, new[] { -2.0, 256 })]
    [InlineData(">u4", new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 1, 0 }, new[] { 4294967295.0, 256 })]
    [InlineData("<i8", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 1, 0, 0, 0, 0, 0, 0 }, new[] { -2.0, 256 })]
    [InlineData("<u8", new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 1, 0, 0, 0, 0, 0, 0 }, new[] { 18446744073709551615.0, 256 })]
    public void Read_ElementTypes_GiveTheirNumbers(string description, byte[] elements, double[] expected)
    {
        var array = Read(Npy($"{{'descr': '{description}', 'fortran_order': False, 'shape': (2,), }}", elements));

        Assert.Equal(expected, array.ToDoubles());
        Assert.Equal(Array.ConvertAll(expected, value => (float)value), array.ToSingles());
    }

    [Fact]
    public void Read_FortranOrder_IsTurnedIntoRowMajor()
    {
        // Element [i, j, k] of 2×3×2 is 100 i + 10 j + k; the first index varies fastest in the file.
        byte[] elements = [0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121];

        var array = Read(Npy("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 2), }", elements));

        Assert.Equal([2, 3, 2], array.Shape);
        Assert.Equal([0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121], array.ToInt32s());
        var wide = Read(Npy("{'descr': '>i2', 'fortran_order': True, 'shape': (2, 2), }", [0, 1, 0, 2, 0, 3, 0, 4]));
        Assert.Equal([1, 3, 2, 4], wide.ToInt32s());
    }

    [Theory]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (), }", 1)]
    [InlineData("{\"shape\":(2,3),\"fortran_order\":False,\"descr\":\"|u1\"}", 6)]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (0, 5), }", 0)]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2L, 3L), }", 6)]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (4L,), }", 4)]
    public void Read_OtherWaysToWriteTheHeader_AreRead(string header, int count) => Assert.Equal(count, Read(Npy(header, new byte[count])).Count);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_LaterVersions_HaveFourBytesOfLength(byte version)
    {
        byte[] header = Encoding.UTF8.GetBytes("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }\n");

        Assert.Equal([7, 8, 9], Read([0x93, .. "NUMPY"u8, version, 0, (byte)header.Length, 0, 0, 0, .. header, 7, 8, 9]).ToInt32s());
    }

    public static TheoryData<string, byte[], string> Damaged => new()
    {
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", new byte[8], "3 of Real32 takes" },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", new byte[13], "but there is more data" },
        { "{'descr': '|O', 'fortran_order': False, 'shape': (3,), }", new byte[8], "elements of type '|O'" },
        { "{'descr': '<U3', 'fortran_order': False, 'shape': (3,), }", new byte[36], "elements of type '<U3'" },
        { "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", new byte[8], "elements of type '<c8'" },
        { "{'descr': '|f4', 'fortran_order': False, 'shape': (1,), }", new byte[4], "elements of type '|f4'" },
        { "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", new byte[4], "not structured elements" },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2), }", new byte[4], "bytes fit" },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 0), }", [], "a dimension of at most" },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", [], "a dimension of at most" },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (L,), }", [], "a dimension of at most" },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (1LL,), }", new byte[4], "',' was expected at byte" },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (3), }", new byte[12], "',' was expected at byte" },
        { "{'descr': '<f4', 'fortran_order': False, 'descr': '<f4', 'shape': (3,), }", new byte[12], "unknown or there twice" },
        { "{'descr': '<f4', 'shape': (3,), }", new byte[12], "lacks one of" },
        { "{'descr': '<f4', 'fortran_order': 0, 'shape': (3,), }", new byte[12], "True or False was expected" },
        { "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), } x", new byte[12], "the end of the header" },
        { "{'descr': '<f\n', 'fortran_order': False, 'shape': (3,), }", new byte[12], "printable ASCII" },
        { "{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", [1, 2], "a boolean is 0 or 1" },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Read_DamagedFile_SaysInOneLineWhatAndWhere(string header, byte[] elements, string expected)
    {
        string path = Path.Combine(_directory, "damaged.npy");
        File.WriteAllBytes(path, Npy(header, elements));

        var error = Assert.Throws<InvalidDataException>(() => NpyFile.Read(path));

        Assert.StartsWith($"{path}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Read_OtherContent_IsRefused()
    {
        Assert.Contains("ends at byte 3", Refusal([0x93, .. "NU"u8]), StringComparison.Ordinal);
        Assert.Contains("starts with 504B03041400", Refusal([0x50, 0x4B, 3, 4, 0x14, 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("version 4.0", Refusal([0x93, .. "NUMPY"u8, 4, 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("at most 65535 are read", Refusal([0x93, .. "NUMPY"u8, 2, 0, 0xFF, 0xFF, 0xFF, 0x7F]), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Arrays_AreReadAsTheyWere()
    {
        string path = Path.Combine(_directory, "array.npy");
        float[] values = [1, -2.5f, float.NaN, float.PositiveInfinity, 5, 6];

        NpyFile.Write(path, NpyArray.Create<float>(values, 3, 2));

        var array = NpyFile.Read(path);
        Assert.Equal([3, 2], array.Shape);
        Assert.Equal(NpyElementType.Real32, array.ElementType);
        Assert.Equal(values, array.ToSingles());
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(128 + 24, bytes.Length);
        Assert.StartsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }  ", Encoding.ASCII.GetString(bytes, 10, 118), StringComparison.Ordinal);
        Assert.Equal((byte)'\n', bytes[127]);
    }

    [Fact]
    public void Write_OneAndNoDimension_ArePythonTuples()
    {
        var stream = new MemoryStream();
        NpyFile.Write(stream, NpyArray.Create<ushort>([7, 8, 9], 3));
        Assert.Contains("'shape': (3,), }", Encoding.ASCII.GetString(stream.ToArray()), StringComparison.Ordinal);
        Assert.Equal([7, 8, 9], Read(stream.ToArray()).ToInt32s());

        stream = new MemoryStream();
        NpyFile.Write(stream, NpyArray.Create<Half>([(Half)0.5f]));
        Assert.Contains("'shape': (), }", Encoding.ASCII.GetString(stream.ToArray()), StringComparison.Ordinal);
        Assert.Equal([0.5f], Read(stream.ToArray()).ToSingles());
    }

    [Fact]
    public void Create_ShapeOfAnotherCount_Throws()
    {
        Assert.Throws<ArgumentException>("shape", () => NpyArray.Create<int>([1, 2, 3], 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => NpyArray.Create<int>([1, 2, 3], -3, -1));
        Assert.Throws<ArgumentException>(() => NpyArray.Create<decimal>([1], 1));
    }

    [Fact]
    public void Conversion_ValuesThatDoNotFit_AreRefusedByIndex()
    {
        Assert.Contains("element 1 is 1E+39", Refusal(NpyArray.Create<double>([double.NaN, 1e39], 2).ToSingles), StringComparison.Ordinal);
        Assert.Contains("element 1 is 4294967295", Refusal(NpyArray.Create<uint>([1, uint.MaxValue], 2).ToInt32s), StringComparison.Ordinal);
        Assert.Contains("element 0 is -2147483649", Refusal(NpyArray.Create<long>([int.MinValue - 1L], 1).ToInt32s), StringComparison.Ordinal);
        Assert.Contains("not integers", Refusal(NpyArray.Create<float>([1], 1).ToInt32s), StringComparison.Ordinal);
        Assert.Equal([int.MinValue, int.MaxValue], NpyArray.Create<long>([int.MinValue, int.MaxValue], 2).ToInt32s());
    }

    private static string Refusal(byte[] content) => Assert.Throws<InvalidDataException>(() => Read(content)).Message;

    private static string Refusal(Func<object> convert) => Assert.Throws<InvalidDataException>(() => { convert(); }).Message;

    private static NpyArray Read(byte[] content) => NpyFile.Read(new MemoryStream(content), "file");

    private static byte[] Npy(string header, byte[] elements)
    {
        byte[] text = Encoding.ASCII.GetBytes(header + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. text, .. elements];
    }
}
