using System.IO.Compression;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class CifarDatasetTests : IDisposable
{
    private const int RecordLength = 1 + (3 * 32 * 32);

    private readonly string _directory = Directory.CreateTempSubdirectory("cifar").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("data_batch_1.bin", "data_batch_2.bin", "test_batch.bin", false)]
    [InlineData("train_a.bin.gz", "train_b.bin.gz", "test.bin.gz", true)]
    [InlineData("data_batch_1.bin.gz", "train.bin", "TEST.BIN", false)]
    public void Load_NamesOfBothSorts_GivesBothPartsInOrder(string first, string second, string test, bool compressed)
    {
        Write(first, compressed, Record(3), Record(9));
        Write(second, compressed, Record(0));
        Write(test, compressed, Record(7));
        Write("batches.meta.txt", compressed: false, [1, 2, 3]);

        var (training, tested) = CifarDataset.Load(_directory);

        Assert.Equal([3, 9, 0], Enumerable.Range(0, training.Count).Select(training.GetLabel));
        Assert.Equal(3072, training.InputLength);
        Assert.Equal(7, tested.GetLabel(0));
        Assert.Equal(1, tested.Count);
    }

    [Fact]
    public void Read_Pixels_AreBytesOverTheirLargestPlaneByPlane()
    {
        byte[] record = new byte[RecordLength];
        record[0] = 2;
        record[1] = 255;                       // red, upper left
        record[1 + 31] = 51;                   // red, upper right
        record[1 + 1024 + 32] = 102;           // green, the second row's first
        record[1 + 2048 + 1023] = 204;         // blue, lower right
        string path = Write("any name", compressed: false, record);

        float[] image = CifarDataset.Read(path).GetInput(0);

        Assert.Equal(1f, image[0]);
        Assert.Equal(51 / 255f, image[31]);
        Assert.Equal(102 / 255f, image[1024 + 32]);
        Assert.Equal(204 / 255f, image[3071]);
        Assert.Equal(4, image.Count(value => value > 0));
    }

    [Fact]
    public void Classes_AreThoseOfTheDataset() =>
        Assert.Equal(["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"], CifarDataset.Classes);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_FileThatEndsWithinARecord_NamesRecordAndByte(bool compressed)
    {
        string path = Write("short.bin", compressed, Record(1), Record(2)[..100]);

        AssertSays(() => CifarDataset.Read(path), path, "byte 3173", "record 1", "3073 bytes", "again");
    }

    [Fact]
    public void Read_LabelBeyondTheClasses_NamesRecordAndByte()
    {
        string path = Write("labels.bin", compressed: false, Record(1), Record(2), Record(10));

        AssertSays(() => CifarDataset.Read(path), path, "record 2 ", "label 10", "byte 6146", "CIFAR-100");
    }

    [Fact]
    public void Read_EmptyFile_SaysSo() => AssertSays(() => CifarDataset.Read(Write("empty.bin", compressed: false, [])), "empty.bin", "is empty");

    [Fact]
    public void Read_DamagedCompression_NamesTheFile()
    {
        string path = Path.Combine(_directory, "damaged.bin.gz");
        File.WriteAllBytes(path, [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

        AssertSays(() => CifarDataset.Read(path), path);
    }

    [Fact]
    public void Load_OneSortMissing_NamesItAndTheDirectory()
    {
        Write("data_batch_1.bin", compressed: false, Record(1));
        string message = Assert.Throws<FileNotFoundException>(() => CifarDataset.Load(_directory)).Message;
        Assert.Contains(_directory, message, StringComparison.Ordinal);
        Assert.Contains("test*.bin", message, StringComparison.Ordinal);

        File.Move(Path.Combine(_directory, "data_batch_1.bin"), Path.Combine(_directory, "test_batch.bin"));
        message = Assert.Throws<FileNotFoundException>(() => CifarDataset.Load(_directory)).Message;
        Assert.Contains("data_batch*.bin nor train*.bin", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingDirectory_NamesIt()
    {
        string path = Path.Combine(_directory, "nowhere");

        Assert.Contains(path, Assert.Throws<DirectoryNotFoundException>(() => CifarDataset.Load(path)).Message, StringComparison.Ordinal);
        Assert.False(CifarDataset.IsIn(path));
        Assert.Throws<ArgumentException>(() => CifarDataset.Read());
    }

    private static void AssertSays(Action action, params string[] fragments)
    {
        string message = Assert.Throws<InvalidDataException>(action).Message;
        Assert.DoesNotContain('\n', message);
        Assert.All(fragments, fragment => Assert.Contains(fragment, message, StringComparison.Ordinal));
    }

    private static byte[] Record(byte label)
    {
        byte[] record = new byte[RecordLength];
        Array.Fill(record, (byte)128);
        record[0] = label;
        return record;
    }

    private string Write(string name, bool compressed, params byte[][] records)
    {
        string path = Path.Combine(_directory, name);
        using var file = File.Create(path);
        using Stream stream = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write([.. records.SelectMany(record => record)]);
        return path;
    }
}
