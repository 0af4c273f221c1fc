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
        Assert.Contains("has the value 4 at byte 10; the largest is 3", Refusal([.. "P5 2 1 3\n"u8, 3, 4]), StringComparison.Ordinal);
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

        string message = Refusal(() => ImageFolder.Read(_directory, new ImageOptions(2, 2, 1)));
        Assert.StartsWith($"{bad}: starts with 010203", message, StringComparison.Ordinal);
        Assert.Contains("UnreadableImagePolicy.Skip", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BadFilesSkipped_AreReportedAndTheOthersRead()
    {
        Write("a/1.pgm", TestImages.Pgm(2, [1, 2]));
        string cut = Write("a/2.png", TestImages.Png(2, 1, new byte[4])[..^5]);
        Write("a/3.pgm", TestImages.Pgm(2, [3, 4]));
        string text = Write("b/1.png", "none"u8.ToArray());
        Write("b/2.pgm", TestImages.Pgm(2, [5, 6]));

        var folder = ImageFolder.Read(_directory, new ImageOptions(2, 1, 1), UnreadableImagePolicy.Skip);

        Assert.Equal([cut, text], folder.Skipped.Select(file => file.Path));
        Assert.Contains("inside the chunk at byte", folder.Skipped[0].Reason, StringComparison.Ordinal);
        Assert.Contains("starts with 6E6F6E65", folder.Skipped[1].Reason, StringComparison.Ordinal);
        Assert.Equal(["1.pgm", "3.pgm", "2.pgm"], folder.Files.Select(Path.GetFileName));
        Assert.Equal([1f, 3f, 5f], Enumerable.Range(0, 3).Select(i => 255 * folder.Dataset.GetInput(i)[0]));
        Assert.Equal([0, 0, 1], Enumerable.Range(0, 3).Select(folder.Dataset.GetLabel));
    }

    [Fact]
    public void Read_ClassOfBadFilesOnly_IsRefusedThoughTheyAreSkipped()
    {
        Write("a/1.pgm", TestImages.Pgm(2, [1, 2]));
        Write("b/1.png", "none"u8.ToArray());

        string message = Refusal(() => ImageFolder.Read(_directory, new ImageOptions(2, 1, 1), UnreadableImagePolicy.Skip));

        Assert.StartsWith($"{Path.Combine(_directory, "b")}: has no image that can be read.", message, StringComparison.Ordinal);
        Assert.Contains("starts with 6E6F6E65", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFolder.Read(_directory, new ImageOptions(2, 1, 1), (UnreadableImagePolicy)2));
    }

    [Fact]
    public void Read_CompanionAndHiddenFiles_ArePassedOver()
    {
        Write("cat/1.png", TestImages.Png(1, 1, [7]));
        Write("dog/1.png", TestImages.Png(1, 1, [8]));
        // What macOS writes beside a file on foreign disks and into archives.
        byte[] companion = [0, 5, 0x16, 7, 0, 2, 0, 0, .. "Mac OS X        "u8];
        foreach (string name in (string[])["cat/._1.png", "._cat/1.png", "__MACOSX/cat/._1.png", ".git/x.png", "dog/.hidden.jpg", "@eaDir/1.png/SYNOPHOTO.jpg"])
            Write(name, companion);
        foreach (string name in (string[])["cat/.DS_Store", ".DS_Store", "cat/Thumbs.db", "Thumbs.db", "dog/desktop.ini", "desktop.ini", "dog/labels.txt"])
            Write(name, [1]);

        var folder = ImageFolder.Read(_directory, new ImageOptions(1, 1, 1));

        Assert.Equal(["cat", "dog"], folder.Classes);
        Assert.Equal(2, folder.Dataset.Count);
        Assert.Empty(folder.Skipped);
    }

    [Fact]
    public void Read_FoldersWithoutImages_AreRefused()
    {
        Assert.Contains("has no subfolders", Refusal(() => ImageFolder.Read(_directory, new ImageOptions(2, 2, 1))), StringComparison.Ordinal);
        string empty = Directory.CreateDirectory(Path.Combine(_directory, "empty")).FullName;
        Assert.StartsWith($"{empty}: has no images", Refusal(() => ImageFolder.Read(_directory, new ImageOptions(2, 2, 1))), StringComparison.Ordinal);
        Write("empty/._1.png", [0, 5, 0x16, 7]);
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
