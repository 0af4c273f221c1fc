using System.Text;
using Xunit;

namespace StaticNet.Tests.Data;

/// <summary>Images as cameras, drawing programs and scripts write them.</summary>
public sealed class ImageFileTests : IDisposable
{
    private const ushort Orientation = 0x0112;

    // Red, green, blue and opacity of four pixels.
    private static readonly byte[] Colours = [0, 0, 0, 0, 0, 0, 0, 255, 200, 100, 50, 128, 255, 255, 255, 51];

    private readonly string _directory = Directory.CreateTempSubdirectory("image").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Read_TransparentPixels_ShowThePaper()
    {
        byte[] png = TestImages.Png(4, 4, Colours);
        var options = new ImageOptions(4, 1, 3);

        // (200 · 128 + 255 · 127) / 255 = 227.4 and so on; white ink of one fifth on paper 10: 10 + 245 / 5 = 59.
        Assert.Equal([255, 0, 227, 255, 255, 0, 177, 255, 255, 0, 152, 255], Read(png, options));
        Assert.Equal([0, 0, 100, 51, 0, 0, 50, 51, 0, 0, 25, 51], Read(png, options with { Paper = (0, 0, 0) }));
        Assert.Equal([10, 0, 105, 59, 20, 0, 60, 67, 30, 0, 40, 75], Read(png, options with { Paper = (10, 20, 30) }));
        // (77 · 227 + 150 · 177 + 29 · 152) / 256 = 189.2
        Assert.Equal([255, 0, 189, 255], Read(png, options with { Channels = 1 }));
    }

    [Fact]
    public void ReadPixels_OfAnySize_CropsAndStretches()
    {
        string path = Path.Combine(_directory, "pixels.png");
        File.WriteAllBytes(path, TestImages.Png(3, 3, [.. Enumerable.Range(0, 18).Select(i => (byte)(10 * i))]));
        var options = new ImageOptions(2, 1, 3);

        var image = ImageFile.ReadPixels(path, options);
        var part = image.Crop(1, 1, 2, 1);

        Assert.Equal((3, 2, 3), (image.Width, image.Height, image.Channels));
        Assert.Equal(ImageFile.Read(path, options), image.Resize(2, 1));
        Assert.Equal((2, 1, 3), (part.Width, part.Height, part.Channels));
        Assert.Equal([120 / 255f, 150 / 255f, 130 / 255f, 160 / 255f, 140 / 255f, 170 / 255f], part.Resize(2, 1));
        foreach (var (left, top, width, height) in ((int, int, int, int)[])[(-1, 0, 1, 1), (0, -1, 1, 1), (0, 0, 0, 1), (0, 0, 1, 0), (2, 0, 2, 1), (0, 1, 1, 2), (int.MaxValue, 0, 1, 1)])
            Assert.Throws<ArgumentOutOfRangeException>(() => image.Crop(left, top, width, height));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.Resize(0, 1));
    }

    [Fact]
    public void Read_GreyWithOpacity_ShowsThePaper()
    {
        byte[] png = TestImages.Png(3, 2, [0, 0, 0, 255, 100, 51]);

        Assert.Equal([255, 0, 224], Read(png, new ImageOptions(3, 1, 1)));
        Assert.Equal([0, 0, 20], Read(png, new ImageOptions(3, 1, 1) { Paper = (0, 0, 0) }));
    }

    [Fact]
    public void Read_TransparentColours_ShowThePaper()
    {
        // A palette whose second colour is transparent, and a grey and a colour that stand for transparency.
        byte[] palette = TestImages.Png(3, 1, 3, [0, 1, 2], ("PLTE", [10, 20, 30, 0, 0, 0, 40, 50, 60]), ("tRNS", [255, 0]));
        byte[] grey = TestImages.Png(3, 1, 0, [5, 6, 7], ("tRNS", [0, 6]));
        byte[] colour = TestImages.Png(2, 3, 2, [1, 2, 3, 1, 2, 4], ("tRNS", [0, 1, 0, 2, 0, 3]));

        Assert.Equal([10, 255, 40, 20, 255, 50, 30, 255, 60], Read(palette, new ImageOptions(3, 1, 3)));
        Assert.Equal([5, 255, 7], Read(grey, new ImageOptions(3, 1, 1)));
        Assert.Equal([255, 1, 255, 2, 255, 4], Read(colour, new ImageOptions(2, 1, 3)));
    }

    // The stored image is black at the left and white at the right.
    [Theory]
    [InlineData(1, "left")]
    [InlineData(2, "right")]
    [InlineData(3, "right")]
    [InlineData(4, "left")]
    [InlineData(5, "top")]
    [InlineData(6, "top")]
    [InlineData(7, "bottom")]
    [InlineData(8, "bottom")]
    public void Read_JpegWithOrientation_IsUpright(int orientation, string black)
    {
        float[] expected = black switch { "left" => [0, 1, 0, 1], "right" => [1, 0, 1, 0], "top" => [0, 0, 1, 1], _ => [1, 1, 0, 0] };
        foreach (bool isBigEndian in new[] { true, false })
            foreach (ushort type in new ushort[] { 3, 4 })
            {
                string path = Write(TestImages.BlackAndWhiteJpeg(TestImages.Exif(isBigEndian, Orientation, type, 1, (uint)orientation)));
                Assert.Equal(expected, ImageFile.Read(path, new ImageOptions(2, 2, 1)));
            }
    }

    // Six pixels 1 2 3 / 4 5 6, all of which go somewhere else.
    [Theory]
    [InlineData(1, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(2, new byte[] { 3, 2, 1, 6, 5, 4 })]
    [InlineData(3, new byte[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData(4, new byte[] { 4, 5, 6, 1, 2, 3 })]
    [InlineData(5, new byte[] { 1, 4, 2, 5, 3, 6 })]
    [InlineData(6, new byte[] { 4, 1, 5, 2, 6, 3 })]
    [InlineData(7, new byte[] { 6, 3, 5, 2, 4, 1 })]
    [InlineData(8, new byte[] { 3, 6, 2, 5, 1, 4 })]
    public void Read_PngWithOrientation_HasEveryPixelInItsPlace(int orientation, byte[] expected)
    {
        byte[] png = TestImages.Png(3, 1, 0, [1, 2, 3, 4, 5, 6], ("eXIf", TestImages.Exif(true, Orientation, 3, 1, (uint)orientation)));
        int width = orientation >= 5 ? 2 : 3;

        Assert.Equal(expected, Read(png, new ImageOptions(width, 6 / width, 1)));

        byte[] colours = TestImages.Png(3, 3, 2, [.. new byte[] { 1, 2, 3, 4, 5, 6 }.SelectMany(grey => new[] { grey, (byte)(grey + 10), (byte)(grey + 20) })],
            ("eXIf", TestImages.Exif(false, Orientation, 3, 1, (uint)orientation)));
        Assert.Equal([.. expected, .. expected.Select(grey => (byte)(grey + 10)), .. expected.Select(grey => (byte)(grey + 20))],
            Read(colours, new ImageOptions(width, 6 / width, 3)));
    }

    public static TheoryData<byte[]?> OtherExif
    {
        get
        {
            byte[] good = TestImages.Exif(true, Orientation, 3, 1, 6);
            byte[] far = [.. good], many = [.. good], order = [.. good];
            far.AsSpan(4, 4).Fill(0xFF);
            many[9] = 200;
            many[10] = 9;
            order[0] = (byte)'X';
            return new TheoryData<byte[]?>(
                null, [], good[..4], good[..10], good[..20], far, many, order, TestImages.Exif(true, Orientation, 3, 1, 0),
                TestImages.Exif(true, Orientation, 3, 1, 9), TestImages.Exif(true, Orientation, 3, 2, 6), TestImages.Exif(true, Orientation, 2, 1, 6),
                TestImages.Exif(false, Orientation, 4, 1, 0x10006), TestImages.Exif(true, 0x0113, 3, 1, 6));
        }
    }

    [Theory]
    [MemberData(nameof(OtherExif))]
    public void Read_ExifThatIsDamagedOrSaysNothing_IsIgnored(byte[]? exif) =>
        Assert.Equal([0f, 1f], ImageFile.Read(Write(TestImages.BlackAndWhiteJpeg(exif)), new ImageOptions(2, 1, 1)));

    [Fact]
    public async Task Read_JpegWithASegmentBeyondItsEnd_IsRefused()
    {
        byte[] jpeg = TestImages.BlackAndWhiteJpeg(TestImages.Exif(true, Orientation, 3, 1, 6));
        jpeg[4] = 0xFF;
        string path = Write(jpeg);

        // What decodes it could look for the end for ever.
        var reading = Task.Run(() => Assert.Throws<InvalidDataException>(() => ImageFile.Read(path, new ImageOptions(2, 1, 1))));

        Assert.StartsWith($"{path}: ", (await reading.WaitAsync(TimeSpan.FromSeconds(30))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ExifBehindOtherSegments_IsFound()
    {
        byte[] jpeg = TestImages.BlackAndWhiteJpeg(TestImages.Exif(false, Orientation, 3, 1, 6));
        // A JFIF segment, one of XMP of the same kind as EXIF's, and bytes FF that fill up.
        byte[] before = [0xFF, 0xE0, 0, 7, .. "JFIF\0"u8, 0xFF, 0xE1, 0, 9, .. "http://"u8, 0xFF, 0xFF];

        Assert.Equal([0f, 1f], ImageFile.Read(Write([.. jpeg[..2], .. before, .. jpeg[2..]]), new ImageOptions(1, 2, 1)));
    }

    [Theory]
    [InlineData("P2\n2 1\n255\n0 255\n", new byte[] { 0, 255 })]
    [InlineData("P2 # of a script\n#\n2 1 # width and height\n100\n0 # dark\n100", new byte[] { 0, 255 })]
    [InlineData("P2\r\n2 1\r\n65535\r\n32768\t65535", new byte[] { 128, 255 })]
    [InlineData("P2 2 1 1 1 0 0 0", new byte[] { 255, 0 })]
    [InlineData("P3 2 1 255 10 20 30 40 50 60", new byte[] { 18, 48 })]
    public void Read_MapOfText_GivesItsNumbers(string text, byte[] expected) =>
        Assert.Equal(expected, Read(Encoding.ASCII.GetBytes(text), new ImageOptions(2, 1, 1)));

    [Fact]
    public void Read_MapOfText_IsPartedIntoPlanes()
    {
        Assert.Equal([10, 40, 20, 50, 30, 60], Read("P3 2 1 255 10 20 30 40 50 60"u8.ToArray(), new ImageOptions(2, 1, 3)));
        Assert.Equal([7, 9, 7, 9, 7, 9], Read("P2 2 1 255 7 9"u8.ToArray(), new ImageOptions(2, 1, 3)));
    }

    [Theory]
    [InlineData("P2 2 1 255 0 256", "has the value 256 before byte 16; the largest is 255")]
    [InlineData("P2 2 1 255 0 -1", "lacks a number at byte 13")]
    [InlineData("P2 2 1 255 0 1.5", "lacks a number at byte 13")]
    [InlineData("P2 2 1 255 0     ", "lacks a number at byte 17")]
    [InlineData("P2 2 1 255 0", "ends at byte 12, but 2×1 pixels end at byte 14 or later")]
    [InlineData("P3 8000 8000 255 0 1 2", "ends at byte 22, but")]
    [InlineData("P2 2 1 65536 0 1", "has 65536 as its largest value")]
    [InlineData("P2 2 1 0 0 1", "has 0 as its largest value")]
    [InlineData("P2 2 1 255 99999999999 1", "lacks a number at byte 11")]
    [InlineData("P22 1 255 0 0", "it is no PNG, JPEG, BMP, PGM or PPM")]
    [InlineData("P1 2 1 0 1", "it is no PNG, JPEG, BMP, PGM or PPM")]
    public void Read_DamagedMapOfText_SaysInOneLineWhatAndWhere(string text, string expected)
    {
        string path = Write(Encoding.ASCII.GetBytes(text));

        var error = Assert.Throws<InvalidDataException>(() => ImageFile.Read(path, new ImageOptions(2, 1, 1)));

        Assert.StartsWith($"{path}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private byte[] Read(byte[] content, ImageOptions options) =>
        Array.ConvertAll(ImageFile.Read(Write(content), options), value => (byte)MathF.Round(255 * value));

    private string Write(byte[] content)
    {
        string path = Path.Combine(_directory, "image");
        File.WriteAllBytes(path, content);
        return path;
    }
}
