using System.Text;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("images").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Read_Subfolders_AreClassesInOrdinalOrder()
    {
        Write("b/2.pgm", TestImages.Pgm(2, [1, 2, 3, 4]));
        Write("b/10.png", TestImages.Png(2, 1, [5, 6, 7, 8]));
        Write("a/x.PGM", TestImages.Pgm(2, [9, 10, 11, 12]));
        Write("a/notes.txt", [1]);
        Write("Z/y.bmp", TestImages.Bmp(2, [.. Enumerable.Repeat((byte)255, 12)]));
        Write(".hidden/y.txt", [1]);

        var folder = ImageFolder.Read(_directory, new ImageOptions(2, 2, 1));

        Assert.Equal(["Z", "a", "b"], folder.Classes);
        Assert.Equal(["Z/y.bmp", "a/x.PGM", "b/10.png", "b/2.pgm"], folder.Files.Select(file => Path.GetRelativePath(_directory, file).Replace('\\', '/')));
        Assert.Equal([0, 1, 2, 2], Enumerable.Range(0, 4).Select(folder.Dataset.GetLabel));
        Assert.Equal([5 / 255f, 6 / 255f, 7 / 255f, 8 / 255f], folder.Dataset.GetInput(2));
        Assert.Equal([9 / 255f, 10 / 255f, 11 / 255f, 12 / 255f], folder.Dataset.GetInput(1));
    }

    [Fact]
    public void Read_ColouredImage_IsPartedIntoPlanes()
    {
        byte[] pixels = [10, 20, 30, 40, 50, 60];
        float[] planes = [10 / 255f, 40 / 255f, 20 / 255f, 50 / 255f, 30 / 255f, 60 / 255f];
        byte[] map = [.. Encoding.ASCII.GetBytes("P6 2 1 255\n"), .. pixels];

        foreach (byte[] content in new[] { TestImages.Png(2, 3, pixels), TestImages.Bmp(2, pixels), map })
        {
            string path = Write("image", content);
            Assert.Equal(planes, ImageFile.Read(path, new ImageOptions(2, 1, 3)));
            // (77 · 10 + 150 · 20 + 29 · 30) / 256 = 18.1; the other pixel is 30 more of each.
            Assert.Equal([18 / 255f, 48 / 255f], ImageFile.Read(path, new ImageOptions(2, 1, 1)));
        }

        Assert.Equal([7 / 255f, 7 / 255f, 7 / 255f], ImageFile.Read(Write("grey", TestImages.Pgm(1, [7])), new ImageOptions(1, 1, 3)));
    }

    [Fact]
    public void Read_MapOfTwoBytes_IsScaledTo255()
    {
        string path = Write("deep.pgm", [.. Encoding.ASCII.GetBytes("P5 3 1 1000\n"), 0, 0, 1, 0xF4, 3, 0xE8]);

        Assert.Equal([0f, 128 / 255f, 1f], ImageFile.Read(path, new ImageOptions(3, 1, 1)));
    }

    [Fact]
    public void Read_LargerImage_IsAveragedOverAreas()
    {
        string path = Write("wide.pgm", TestImages.Pgm(3, [0, 60, 90, 30, 90, 120]));

        // The rows' average is 15, 75, 105; of its halves, the middle one is shared.
        Assert.Equal([35 / 255f, 95 / 255f], ImageFile.Read(path, new ImageOptions(2, 1, 1)));
        Assert.Equal([65 / 255f], ImageFile.Read(path, new ImageOptions(1, 1, 1)));
    }

    [Fact]
    public void Read_SmallerImage_IsInterpolatedBetweenCentres()
    {
        string path = Write("small.pgm", TestImages.Pgm(2, [0, 100]));

        Assert.Equal([0f, 25 / 255f, 75 / 255f, 100 / 255f], ImageFile.Read(path, new ImageOptions(4, 1, 1)));
        Assert.Equal([9 / 255f, 9 / 255f], ImageFile.Read(Write("one.pgm", TestImages.Pgm(1, [9])), new ImageOptions(2, 1, 1)));
    }

    [Fact]
    public void Read_DamagedImages_AreRefusedByName()
    {
        byte[] png = TestImages.Png(4, 3, new byte[48]);
        byte[] flipped = [.. png];
        flipped[45] ^= 1;
        byte[] bmp = TestImages.Bmp(2, new byte[12]);

        Assert.Contains("inside the chunk at byte", Refusal(png[..^5]), StringComparison.Ordinal);
        Assert.Contains("inside the chunk at byte", Refusal(png[..^13]), StringComparison.Ordinal);
        Assert.Contains("has a damaged chunk at byte 33", Refusal(flipped), StringComparison.Ordinal);
        Assert.Contains("pixels of 24 bits end at byte", Refusal(bmp[..^1]), StringComparison.Ordinal);
        Assert.Contains("pixels end at byte", Refusal(TestImages.Pgm(2, new byte[4])[..^1]), StringComparison.Ordinal);
        Assert.Contains("lacks a number", Refusal("P5 2 x"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("before the end of its JPEG image", Refusal([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xDA]), StringComparison.Ordinal);
        Assert.Contains("it is no PNG, JPEG, BMP", Refusal("GIF89a"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("it is no PNG, JPEG, BMP", Refusal([]), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HugeImage_IsRefusedBeforeItIsDecoded()
    {
        string pgm = Write("huge.pgm", "P5 65535 65535 255\n0"u8.ToArray());
        string png = Write("huge.png", TestImages.Png(9, 1, new byte[81]));

        Assert.Contains("has 65535×65535 pixels; 1 to 67108864 are read", Refusal(() => ImageFile.Read(pgm, new ImageOptions(2, 2, 1))), StringComparison.Ordinal);
        Assert.Contains("has 9×9 pixels; 1 to 80", Refusal(() => ImageFile.Read(png, new ImageOptions(2, 2, 1) { MaximumPixels = 80 })), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FolderWithABadFile_NamesTheFirst()
    {
        Write("a/1.png", TestImages.Png(2, 1, new byte[4]));
        string bad = Write("a/2.png", [1, 2, 3]);
        Write("b/3.png", [1]);

        Assert.StartsWith($"{bad}: starts with 010203", Refusal(() => ImageFolder.Read(_directory, new ImageOptions(2, 2, 1))), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FoldersWithoutImages_AreRefused()
    {
        Assert.Contains("has no subfolders", Refusal(() => ImageFolder.Read(_directory, new ImageOptions(2, 2, 1))), StringComparison.Ordinal);
        string empty = Directory.CreateDirectory(Path.Combine(_directory, "empty")).FullName;
        Assert.StartsWith($"{empty}: has no images", Refusal(() => ImageFolder.Read(_directory, new ImageOptions(2, 2, 1))), StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Read(Path.Combine(_directory, "nowhere"), new ImageOptions(2, 2, 1)));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(50000, 50000, 1)]
    public void Read_OptionsOutsideTheirLimits_Throw(int width, int height, int channels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFile.Read("image", new ImageOptions(width, height, channels)));

    private static string Refusal(Action action) => Assert.Throws<InvalidDataException>(action).Message;

    private string Refusal(byte[] content)
    {
        string path = Write("damaged", content);
        string message = Refusal(() => ImageFile.Read(path, new ImageOptions(2, 2, 1)));
        Assert.StartsWith($"{path}: ", message, StringComparison.Ordinal);
        return message;
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }
}
