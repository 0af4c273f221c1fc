using StaticNet.Samples.Text;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>Texts that are foretold by a stream and by windows.</summary>
public sealed class TextForetellingTests
{
    private const int Blank = 10;

    [Fact]
    public void Foretell_TextWithinAWindow_StreamHasTheBitsOfTheWindow()
    {
        using var network = new TextLstm(seed: 3);
        int[] text = Draw(64);
        var streamed = Streamed(network.OpenStream());
        var windowed = new WindowedForetelling(network, TextLstm.Architecture, Blank);

        for (int count = 5; count <= text.Length; count++)
            Assert.Equal(windowed.Foretell(text.AsSpan(0, count)), streamed.Foretell(text.AsSpan(0, count)));
    }

    // A window of the last 64 tokens begins with nothing; the stream has read what lies before.
    [Fact]
    public void Foretell_TextBeyondAWindow_StreamRemembersItsBeginning()
    {
        using var network = new TextLstm(seed: 3);
        int[] text = Draw(65), other = [text[0] + 1, .. text[1..]];

        float[] outputs = Stream(text), outputsOfOther = Stream(other);

        Assert.NotEqual(outputs, outputsOfOther);
        var windowed = new WindowedForetelling(network, TextLstm.Architecture, Blank);
        float[] seen = windowed.Foretell(text).ToArray();
        Assert.Equal(seen, windowed.Foretell(other));
        Assert.NotEqual(seen, outputs);

        float[] Stream(int[] tokens) => Streamed(network.OpenStream()).Foretell(tokens).ToArray();
    }

    [Fact]
    public void Foretell_NoText_BeginsWithABlank()
    {
        using var network = new TextLstm(seed: 3);
        var streamed = Streamed(network.OpenStream());

        float[] first = streamed.Foretell([]).ToArray();
        float[] second = streamed.Foretell([7]).ToArray();

        Assert.Equal(new WindowedForetelling(network, TextLstm.Architecture, Blank).Foretell([]), first);
        Assert.Equal(new WindowedForetelling(network, TextLstm.Architecture, Blank).Foretell([Blank, 7]), second);
    }

    // Attention's stream ends with a window: behind it, the network sees what a window of the last half of it and of what follows shows.
    [Fact]
    public void Foretell_BeyondAWindowOfAttention_BeginsAnewWithItsLastHalf()
    {
        using var network = new TextGpt(seed: 3);
        int[] text = Draw(120);
        var stream = network.OpenStream();
        var streamed = new StreamedForetelling(stream, stream.Step, 256, Blank);
        var windowed = new WindowedForetelling(network, TextGpt.Architecture, Blank);

        for (int count = 1; count <= text.Length; count++)
        {
            int start = count <= 64 ? 0 : 32 * ((count - 33) / 32);
            Assert.Equal(windowed.Foretell(text.AsSpan(start, count - start)), streamed.Foretell(text.AsSpan(0, count)));
        }
    }

    private static StreamedForetelling Streamed(TextLstm.StepStream stream) => new(stream, stream.Step, 256, Blank);

    private static int[] Draw(int count)
    {
        var random = new RandomStream(5, 1);
        int[] tokens = new int[count];
        foreach (ref int token in tokens.AsSpan())
            token = random.NextInt32(200);
        return tokens;
    }
}
