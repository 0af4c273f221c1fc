using System.IO.Compression;
using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>Files of other formats, given for safetensors: each is named as what it is, with the way out.</summary>
public sealed class ForeignWeightsTests
{
    [Fact]
    public void Open_PyTorchArchive_IsNamedAsOneWithTheWayOut()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("model.pt");
        File.WriteAllBytes(path, Zip("model/data.pkl", "model/byteorder", "model/data/0"));

        var error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path));

        Assert.StartsWith($"{path}: is a PyTorch file (a ZIP archive with data.pkl), not safetensors.", error.Message, StringComparison.Ordinal);
        Assert.Contains("safetensors.torch.save_file(torch.load(\"model.pt\", map_location=\"cpu\", weights_only=True)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Open_TorchScript_IsNamedAsOneWithTheWayOut() => Assert.Contains(
        "TorchScript file (a ZIP archive with data.pkl), not safetensors. In Python, safetensors.torch.save_file(torch.jit.load(",
        Refusal(Zip("net/data.pkl", "net/code/__torch__.py", "net/constants.pkl")), StringComparison.Ordinal);

    public static TheoryData<byte[], string> Others => new()
    {
        { [0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.', 0x80, 2], "is a PyTorch file (a pickle" },
        { [0x80, 4, 0x95, 0x20, 0, 0, 0, 0, 0, 0, 0, (byte)'}'], "is a Python pickle" },
        { Zip("x.npy"), "is a ZIP archive, not" },
        { Zip("model/data.pkl")[..60], "is a ZIP archive, not" },
        { [0x89, .. "HDF\r\n"u8, 0x1A, (byte)'\n', 0, 0], "is an HDF5 file" },
        { "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n"u8.ToArray(), "pointer of Git LFS" },
        { "<!DOCTYPE html><html></html>"u8.ToArray(), "the header has" },
        { [0x80, 0x02, 0, 0, 0, 0, 0, 0, (byte)'{'], "the header has 640 bytes" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Open_OtherFormat_IsNamed(byte[] file, string expected) => Assert.Contains(expected, Refusal(file), StringComparison.Ordinal);

    private static string Refusal(byte[] file) => Assert.Throws<InvalidDataException>(() => SafetensorsBytes.Open(file)).Message;

    private static byte[] Zip(params string[] names)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (string name in names)
                using (var entry = archive.CreateEntry(name).Open())
                    entry.WriteByte(1);
        return stream.ToArray();
    }
}
