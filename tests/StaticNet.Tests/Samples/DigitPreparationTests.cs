using StaticNet.Samples.Digits;
using StaticNet.Samples.Predict;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>What <c>predict</c> makes of images of digits before a network sees them.</summary>
public sealed class DigitPreparationTests(ITestOutputHelper output) : IDisposable
{
    private const int Side = SyntheticDigits.Side;
    private const int Count = 200;

    private static readonly Dataset Digits = SyntheticDigits.CreateTest(Count, seed: 3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Prepare_DigitsToLearnFrom_StayAsTheyAre()
    {
        var changed = new List<string>();
        for (int i = 0; i < Count; i++)
        {
            float[] digit = Digits.GetInput(i);

            var prepared = Prepare(new DigitCanvas(Side, Side), digit);

            if (prepared.Changes.IsEmpty)
                Assert.Equal(digit, prepared.Inputs);
            else
                changed.Add($"digit {i}: {string.Join(", ", prepared.Changes)}");
        }

        Assert.Empty(changed);
    }

    [Fact]
    public void Prepare_OtherImages_TellsWhatWasDone()
    {
        float[] digit = Digits.GetInput(4);

        Assert.Equal(["inverted"], Prepare(new DigitCanvas(Side, Side) { Paper = 1, Ink = 0 }, digit).Changes);
        Assert.Equal(["resized from 56×56"], Prepare(new DigitCanvas(56, 56) { Scale = 2 }, digit).Changes);
        Assert.Equal(["inverted", "no ink found"], Prepare(new DigitCanvas(50, 20) { Paper = 1, Ink = 1 }, digit).Changes.Where(change => !change.StartsWith("resized", StringComparison.Ordinal)).Order());
        string[] photo = [.. Prepare(new DigitCanvas(300, 400) { Paper = 0.8, Ink = 0.3, Left = 200, Top = 300, Scale = 3 }, digit).Changes];
        Assert.Equal(["inverted", "contrast raised"], photo[..2]);
        Assert.Matches(@"^cropped to \d+×\d+ of 300×400$", photo[2]);
        Assert.Equal("centred", photo[3]);
        Assert.Equal(4, photo.Length);
    }

    [Fact]
    public void Prepare_TableAndSpecks_AreNoInk()
    {
        float[] digit = Digits.GetInput(7);
        byte[] clean = new DigitCanvas(200, 200) { Paper = 1, Ink = 0, Left = 20, Top = 30, Scale = 2 }.Draw(digit);
        byte[] spoiled = [.. clean];
        for (int row = 0; row < 200; row++)
            spoiled.AsSpan((row * 200) + 180, 20).Clear(); // a table's edge
        spoiled[(150 * 200) + 20] = 0; // a speck

        Assert.Equal(Prepare(clean, 200, 200).Inputs, Prepare(spoiled, 200, 200).Inputs);
    }

    [Fact]
    public void Predict_DigitsOfAllSorts_AreReadAboutAsWellAsThoseToLearnFrom()
    {
        using var network = Train();
        var sorts = new (string Name, double Least, DigitCanvas Canvas)[]
        {
            ("as they are", 0.95, new(Side, Side)),
            ("inverted", 0.95, new(Side, Side) { Paper = 1, Ink = 0 }),
            ("four times as large", 0.95, new(4 * Side, 4 * Side) { Scale = 4 }),
            ("in a corner", 0.95, new(3 * Side, 3 * Side)),
            ("in the other corner, inverted", 0.95, new(3 * Side, 3 * Side) { Paper = 1, Ink = 0, Left = 2 * Side, Top = 2 * Side }),
            ("half as large in a corner", 0.95, new(Side, Side) { Scale = 0.5, Left = 1, Top = 1 }),
            ("photo of 300×400, shaded and grainy", 0.95, new(300, 400) { Paper = 0.85, Ink = 0.25, Shade = 0.2, Grain = 0.04, Left = 180, Top = 60, Scale = 3.5 }),
        };
        foreach (var (name, least, canvas) in sorts)
        {
            ImagePixels[] images = [.. Enumerable.Range(0, Count).Select(i => Pixels(canvas.Draw(Digits.GetInput(i), (ulong)i), canvas.Width, canvas.Height))];
            double with = Share(network, images, image => DigitPreparation.Prepare(image).Inputs);
            double without = Share(network, images, image => image.Resize(Side, Side));
            output.WriteLine(FormattableString.Invariant($"{name}: {100 * with:0.0} % right, {100 * without:0.0} % as they are"));
            Assert.InRange(with, least, 1);
        }
    }

    private static double Share(DigitClassifier network, ImagePixels[] images, Func<ImagePixels, float[]> input)
    {
        int right = 0;
        float[] scores = new float[SyntheticDigits.Classes];
        for (int i = 0; i < Count; i++)
        {
            network.Predict(input(images[i]), scores);
            right += Array.IndexOf(scores, scores.Max()) == Digits.GetLabel(i) ? 1 : 0;
        }

        return (double)right / Count;
    }

    private DigitClassifier Train()
    {
        string weights = _folder.File("weights.safetensors");
        SampleRun.Of("digits", "--train-samples", "6000", "--test-samples", "10", "--epochs", "5", "--json", "--save", weights);
        var network = new DigitClassifier(seed: 1);
        network.LoadWeights(weights);
        return network;
    }

    private static PreparedImage Prepare(DigitCanvas canvas, float[] digit) => Prepare(canvas.Draw(digit), canvas.Width, canvas.Height);

    private static PreparedImage Prepare(byte[] pixels, int width, int height) => DigitPreparation.Prepare(Pixels(pixels, width, height));

    private static ImagePixels Pixels(byte[] pixels, int width, int height) => new(new DecodedImage(width, height, 1, pixels));
}
