using System.Text;
using System.Text.Json;
using StaticNet.Samples;
using StaticNet.Tests.Data;
using Xunit;

namespace StaticNet.Tests.Samples;

public sealed class PredictRunTests
{
    private const int Side = SyntheticDigits.Side;

    [Fact]
    public void Run_ImagesOfDigits_ReadsThemInAnySizeAndPolarity()
    {
        using var folder = new TemporaryFolder();
        string weights = folder.File("weights.safetensors");
        SampleRun.Of("digits", "--train-samples", "4000", "--test-samples", "10", "--epochs", "4", "--json", "--save", weights);
        var digits = SyntheticDigits.CreateTest(20, seed: 3);
        var files = new List<string>();
        for (int i = 0; i < digits.Count; i++)
        {
            float[] image = digits.GetInput(i);
            string name = folder.File($"{i}.pgm");
            File.WriteAllBytes(name, PortableGrayMap(image, scale: 1 + (i % 3), isDark: i % 2 == 0));
            files.Add(name);
        }

        var run = SampleRun.Of(["predict", "--weights", weights, "--json", .. files]);

        using var json = JsonDocument.Parse(Assert.Single(run.OutputLines));
        var predictions = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(files, predictions.Select(prediction => prediction.GetProperty("file").GetString()));
        int right = predictions.Where((prediction, i) => prediction.GetProperty("digit").GetInt32() == digits.GetLabel(i)).Count();
        Assert.InRange(right, 17, 20);
        Assert.All(predictions, prediction => Assert.Equal(
            1, prediction.GetProperty("probabilities").EnumerateArray().Sum(value => value.GetDouble()), 1e-5));
    }

    [Fact]
    public void Run_TransparentAndTurnedImages_AreReadAsTheyLook()
    {
        using var folder = new TemporaryFolder();
        string weights = folder.File("weights.safetensors");
        using (var network = new StaticNet.Samples.Digits.DigitClassifier(seed: 1))
            network.SaveWeights(weights);
        float[] ink = SyntheticDigits.CreateTest(1, seed: 3).GetInput(0);
        byte[] opacity = Array.ConvertAll(ink, value => (byte)MathF.Round(255 * value));
        byte[] dark = [.. opacity.SelectMany(value => new byte[] { 0, value })];
        byte[] bright = [.. opacity.SelectMany(value => new byte[] { 255, value })];
        // Stored as a camera held to its side would, the top at the right: upright again by orientation 8.
        byte[] turned = [.. Enumerable.Range(0, Side * Side).Select(i => opacity[((Side - 1 - (i % Side)) * Side) + (i / Side)])];
        byte[] exif = TestImages.Exif(true, 0x0112, 3, 1, 8);

        double[] expected = Probabilities("opaque.pgm", PortableGrayMap(ink, scale: 1, isDark: true));
        Assert.InRange(Distance("dark.png", TestImages.Png(Side, 2, dark)), 0, 1e-5);
        Assert.InRange(Distance("bright.png", TestImages.Png(Side, 2, bright), "--paper", "black"), 0, 1e-5);
        Assert.InRange(Distance("turned.png", TestImages.Png(Side, 1, 0, turned, ("eXIf", exif))), 0, 1e-5);
        Assert.InRange(Distance("stored.png", TestImages.Png(Side, 1, turned)), 1e-3, 1);
        Assert.InRange(Distance("lost.png", TestImages.Png(Side, 2, bright)), 1e-3, 1);
        SampleRun.Of("predict", "--weights", weights, "--paper", "blue", folder.File("dark.png")).AssertFails(ExitCode.Usage, "--paper", "blue", "white, black");

        double Distance(string name, byte[] content, params string[] options) =>
            Probabilities(name, content, options).Zip(expected, (left, right) => Math.Abs(left - right)).Max();

        double[] Probabilities(string name, byte[] content, params string[] options)
        {
            File.WriteAllBytes(folder.File(name), content);
            using var json = JsonDocument.Parse(Assert.Single(SampleRun.Of(["predict", "--weights", weights, "--json", .. options, folder.File(name)]).OutputLines));
            return [.. json.RootElement[0].GetProperty("probabilities").EnumerateArray().Select(value => value.GetDouble())];
        }
    }

    [Fact]
    public void Run_BadFiles_AreRefusedInALine()
    {
        using var folder = new TemporaryFolder();
        string weights = folder.File("weights.safetensors");
        using (var network = new StaticNet.Samples.Digits.DigitClassifier(seed: 1))
            network.SaveWeights(weights);
        string text = folder.Write("text.png", "not an image");
        string other = folder.File("other.safetensors");
        using (var network = new StaticNet.Samples.Tabular.ValueRegressor13(seed: 1))
            network.SaveWeights(other);
        string image = folder.File("0.pgm");
        File.WriteAllBytes(image, PortableGrayMap(new float[Side * Side], scale: 1, isDark: false));

        SampleRun.Of("predict", "--weights", weights, text).AssertFails(ExitCode.Usage, "text.png");
        SampleRun.Of("predict", "--weights", weights, image, folder.File("none.png")).AssertFails(ExitCode.Usage, "none.png");
        SampleRun.Of("predict", "--weights", other, image).AssertFails(ExitCode.Usage, "other.safetensors", "dense1.weight", "digits --save");
        SampleRun.Of("predict", "--weights", folder.File("no.safetensors"), image).AssertFails(ExitCode.Usage, "no.safetensors");
        SampleRun.Of("predict", "--weights", weights).AssertFails(ExitCode.Usage, "'predict'", "argument");
        SampleRun.Of("predict", "--weights", weights, "--as-is", text).AssertFails(ExitCode.Usage, "text.png");
        var good = SampleRun.Of("predict", "--weights", weights, image);
        Assert.Matches(@"0\.pgm: \d \(\d+\.\d %\)", good.Output);
    }

    [Fact]
    public void Run_ColourWithOpacityInACorner_SaysWhatWasDoneUnlessAsIs()
    {
        using var folder = new TemporaryFolder();
        string weights = folder.File("weights.safetensors");
        using (var network = new StaticNet.Samples.Digits.DigitClassifier(seed: 1))
            network.SaveWeights(weights);
        const int Large = 3 * Side;
        byte[] opacity = new DigitCanvas(Large, Large).Draw(SyntheticDigits.CreateTest(1, seed: 3).GetInput(0));
        string image = folder.File("blue.png");
        File.WriteAllBytes(image, TestImages.Png(Large, 4, [.. opacity.SelectMany(value => new byte[] { 10, 20, 120, value })]));

        string line = Assert.Single(SampleRun.Of("predict", "--weights", weights, image).OutputLines);
        Assert.Matches(@"^.*blue\.png: \d \(\d+\.\d %\); inverted, cropped to \d+×\d+ of 84×84, centred$", line);
        Assert.EndsWith("%)", Assert.Single(SampleRun.Of("predict", "--weights", weights, "--as-is", image).OutputLines), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Assert.Single(SampleRun.Of("predict", "--weights", weights, "--json", image).OutputLines));
        Assert.Equal(["inverted", "centred"], json.RootElement[0].GetProperty("changes").EnumerateArray().Select(change => change.GetString()).Where(change => !change!.Contains('×')));
    }

    // Each pixel a square of scale²; dark ink on bright paper, or bright on dark.
    private static byte[] PortableGrayMap(float[] image, int scale, bool isDark)
    {
        int side = Side * scale;
        var pixels = new List<byte>(Encoding.ASCII.GetBytes(FormattableString.Invariant($"P5 {side} {side} 255\n")));
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
            {
                float ink = image[(y / scale * Side) + (x / scale)];
                pixels.Add((byte)Math.Round(255 * (isDark ? 1 - ink : ink)));
            }

        return [.. pixels];
    }
}
