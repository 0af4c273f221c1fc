using System.Runtime.InteropServices;
using Xunit;
using static StaticNet.Tests.Files.SafetensorsBytes;

namespace StaticNet.Tests.Files;

/// <summary>States in files, of which no bit changes unnoticed.</summary>
public sealed class CheckpointFileTests
{
    [Fact]
    public void Load_SavedState_HasEveryBitOfIt()
    {
        var state = CheckpointBytes.State();

        var loaded = CheckpointBytes.Load(CheckpointBytes.Save(state));

        Assert.Equal(state.Texts, loaded.Texts);
        Assert.Equal(state.Arrays.Keys, loaded.Arrays.Keys);
        foreach (var (name, array) in state.Arrays)
        {
            Assert.Equal(array.GetType(), loaded.Arrays[name].GetType());
            Assert.Equal(Bytes(array), Bytes(loaded.Arrays[name]));
            Assert.Equal(state.GetShape(name), loaded.GetShape(name));
        }
    }

    [Fact]
    public void Save_SameState_WritesTheSameBytesWithTheDocumentedChecksum()
    {
        byte[] file = CheckpointBytes.Save(CheckpointBytes.State());

        Assert.Equal(file, CheckpointBytes.Save(CheckpointBytes.State()));
        Assert.Equal(file, CheckpointBytes.Sign(file));
        using var opened = SafetensorsBytes.Open(file);
        Assert.Equal("2", opened.Metadata["checkpoint.version"]);
        Assert.Equal("0123abc", opened.Metadata["text:architecture"]);
        Assert.Equal("parameters: F32 [9]", opened["parameters"].ToString());
        Assert.Equal("tensor: F32 [2, 1, 3]", opened["tensor"].ToString());
        Assert.Equal("single: F64 []", opened["single"].ToString());
    }

    [Fact]
    public void Load_AnyFlippedBit_IsRefused()
    {
        byte[] file = CheckpointBytes.Save(CheckpointBytes.State());

        for (int bit = 0; bit < 8 * file.Length; bit++)
        {
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<InvalidDataException>(() => CheckpointBytes.Load(file));
            file[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        CheckpointBytes.Load(file);
    }

    [Fact]
    public void Load_FlippedBitInTheData_NamesFileAndReason()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("run.ckpt");
        byte[] file = CheckpointBytes.Save(CheckpointBytes.State());
        file[^1] ^= 1;
        File.WriteAllBytes(path, file);

        var error = Assert.Throws<InvalidDataException>(() => CheckpointFile.Load(path));

        Assert.StartsWith($"{path}: is damaged: its checksum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherSafetensorsFile_IsRefused()
    {
        var error = Assert.Throws<InvalidDataException>(() => CheckpointBytes.Load(SafetensorsBytes.Sample()));

        Assert.Contains("is no checkpoint: __metadata__ has no sha256", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("checkpoint.version", "3", "this library reads 1 and 2")]
    [InlineData("text:array", "a", "The state already has 'array'")]
    [InlineData("text:", "a", "is no checkpoint")]
    public void Load_RightChecksumButWrongText_IsRefused(string key, string text, string message)
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata("sha256", new string('0', 64));
        if (key != "checkpoint.version")
            writer.AddMetadata("checkpoint.version", "1");
        writer.AddMetadata(key, text);
        writer.Add("array", [1], Elements(1f));

        var error = Assert.Throws<InvalidDataException>(() => CheckpointBytes.Load(CheckpointBytes.Sign(SafetensorsBytes.Of(writer))));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_RightChecksumButWrongTensor_IsRefused()
    {
        foreach (var (type, shape, bytes) in new[] { (SafetensorsType.F32, new long[] { 1, 1 }, 4), (SafetensorsType.I32, [1], 4), (SafetensorsType.F32, [], 4) })
        {
            var writer = new SafetensorsWriter();
            writer.AddMetadata("sha256", new string('0', 64));
            writer.AddMetadata("checkpoint.version", "1");
            writer.Add("array", type, shape, new byte[bytes]);

            Assert.Throws<InvalidDataException>(() => CheckpointBytes.Load(CheckpointBytes.Sign(SafetensorsBytes.Of(writer))));
        }
    }

    [Fact]
    public void Save_StateThatNoFileCanHave_LeavesTheFormerFile()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.PathOf("checkpoint");
        CheckpointFile.Save(path, CheckpointBytes.State());
        byte[] before = File.ReadAllBytes(path);
        var state = new TrainingState();
        state.Add("text", "\ud800");

        Assert.Throws<ArgumentException>(() => CheckpointFile.Save(path, state));

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["checkpoint"], directory.Names);
    }

    [Fact]
    public void Save_LargeState_IsLoadedAgain()
    {
        var loaded = CheckpointBytes.Load(CheckpointBytes.Save(CheckpointBytes.State(step: 7, length: 100_003)));

        Assert.Equal(100_003, loaded.Get<float>("parameters").Length);
        Assert.Equal(-1, loaded.Get<float>("parameters").IndexOfAnyExcept(7f));
    }

    private static byte[] Bytes(Array array) => array switch
    {
        float[] values => MemoryMarshal.AsBytes<float>(values).ToArray(),
        double[] values => MemoryMarshal.AsBytes<double>(values).ToArray(),
        _ => MemoryMarshal.AsBytes<long>((long[])array).ToArray(),
    };
}
