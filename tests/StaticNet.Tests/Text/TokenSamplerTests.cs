using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Text;

public sealed class TokenSamplerTests
{
    private const int Draws = 40_000;

    [Theory]
    [InlineData(1f, 0)]
    [InlineData(0.5f, 0)]
    [InlineData(3f, 0)]
    [InlineData(1f, 2)]
    [InlineData(0.7f, 4)]
    [InlineData(1f, 100)]
    public void Sample_DrawsByTheSoftmaxOfTheLikeliest(float temperature, int topK)
    {
        float[] logits = [0.5f, 2f, -1f, 1.25f, 0f];
        var sampler = new TokenSampler(5) { Temperature = temperature, TopK = topK };
        double[] expected = Softmax(logits, temperature, topK == 0 ? 5 : topK);

        double[] drawn = Frequencies(sampler, logits);

        for (int token = 0; token < logits.Length; token++)
            Assert.True(expected[token] == 0 ? drawn[token] == 0 : Math.Abs(drawn[token] - expected[token]) < 0.01, $"{token}: {drawn[token]}, not {expected[token]}");
    }

    [Fact]
    public void Sample_EqualOutputs_TopKTakesTheFirst()
    {
        float[] logits = [1f, 2f, 1f, 1f, 2f];

        double[] drawn = Frequencies(new TokenSampler(5) { TopK = 4 }, logits);

        double e = Math.E, total = (2 * e) + 2;
        double[] expected = [1 / total, e / total, 1 / total, 0, e / total];
        for (int token = 0; token < logits.Length; token++)
            Assert.Equal(expected[token], drawn[token], 0.01);
        Assert.Equal(0, drawn[3]);
    }

    [Fact]
    public void Sample_TemperatureZero_TakesTheFirstLargest_AndNoWord()
    {
        var random = new RandomStream(1, 1);

        Assert.Equal(1, new TokenSampler(4) { Temperature = 0 }.Sample([-5f, 3f, 3f, -1e4f], ref random));
        Assert.Equal(1, new TokenSampler(4) { TopK = 1 }.Sample([-5f, 3f, 3f, -1e4f], ref random));
        Assert.Equal(0ul, random.Position);
        new TokenSampler(4).Sample([-5f, 3f, 3f, -1e4f], ref random);
        Assert.Equal(1ul, random.Position);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e-30f)]
    [InlineData(float.MaxValue)]
    public void Sample_LargeOutputs_AreSafe(float temperature)
    {
        var sampler = new TokenSampler(3) { Temperature = temperature };
        double[] far = Frequencies(sampler, [-1e4f, 1e4f, -1e4f]);
        double[] equal = Frequencies(sampler, [1e4f, 1e4f, 1e4f]);
        double[] largest = Frequencies(new TokenSampler(3), [float.MaxValue, float.MinValue, float.NegativeInfinity]);

        Assert.All(equal, frequency => Assert.Equal(1.0 / 3, frequency, 0.01));
        Assert.Equal(temperature == float.MaxValue ? 1.0 / 3 : 1, far[1], 0.01);
        Assert.Equal([1, 0, 0], largest);
    }

    [Fact]
    public void Sample_SamePlaceOfAStream_IsTheSameTokenOnEveryMachine()
    {
        float[] logits = [.. Enumerable.Range(0, 40).Select(i => (i * 37 % 11) * 0.3f)];
        var sampler = new TokenSampler(40) { Temperature = 0.9f, TopK = 12 };

        Assert.Equal(Draw(), Draw());

        int[] Draw()
        {
            var random = new RandomStream(7, RandomStreams.Derive(RandomStreams.Sampling, 2));
            return [.. Enumerable.Range(0, 20).Select(_ => sampler.Sample(logits, ref random))];
        }
    }

    [Fact]
    public void Sample_BadOutputs_AreRefusedAndTakeNothing()
    {
        var sampler = new TokenSampler(3);
        var random = new RandomStream(1, 1);

        Refuses("Output 1 is NaN", [0, float.NaN, 0]);
        Refuses("Output 2 is ∞", [0, 0, float.PositiveInfinity]);
        Refuses("Every output is -∞", [float.NegativeInfinity, float.NegativeInfinity]);
        Refuses("There are 0 outputs", []);
        Refuses("There are 4 outputs; this sampler takes 1 to 3", new float[4]);
        Assert.Equal(0ul, random.Position);
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Temperature = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Temperature = float.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.TopK = -1);

        void Refuses(string fragment, float[] logits)
        {
            var message = Assert.Throws<ArgumentException>(() => sampler.Sample(logits, ref random)).Message;
            Assert.Contains(fragment.Replace("∞", "Infinity"), message.Replace("∞", "Infinity"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sample_AllocatesNothing()
    {
        float[] logits = [.. Enumerable.Range(0, 256).Select(i => MathF.Sin(i))];
        var sampler = new TokenSampler(256) { TopK = 20 };
        var random = new RandomStream(1, 1);
        Draw();

        Allocations.AssertNone(Draw);

        void Draw()
        {
            for (int i = 0; i < 100; i++)
                sampler.Sample(logits, ref random);
        }
    }

    private static double[] Frequencies(TokenSampler sampler, float[] logits)
    {
        var random = new RandomStream(5, 9);
        double[] counts = new double[logits.Length];
        for (int i = 0; i < Draws; i++)
            counts[sampler.Sample(logits, ref random)]++;
        return Array.ConvertAll(counts, count => count / Draws);
    }

    // For outputs that all differ.
    private static double[] Softmax(float[] logits, double temperature, int topK)
    {
        float least = logits.OrderDescending().Take(topK).Last();
        double[] weights = Array.ConvertAll(logits, logit => logit < least ? 0 : Math.Exp(logit / temperature));
        return Array.ConvertAll(weights, weight => weight / weights.Sum());
    }
}
