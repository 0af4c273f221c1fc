using System.Security.Cryptography;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class SyntheticDigitsTests
{
    private const int Length = SyntheticDigits.InputLength;

    [Fact]
    public void Create_SeedOne_HasThePinnedBytes()
    {
        string hash = Hash(SyntheticDigits.Create(1000, seed: 1));

        Assert.Equal("1350894664506d980da5df5207f9b1c33cfc9e13aa721f942c3db783ade7626a", hash);
    }

    [Fact]
    public void CreateTest_SeedOne_HasThePinnedBytes()
    {
        string hash = Hash(SyntheticDigits.CreateTest(1000, seed: 1));

        Assert.Equal("5a5d821856cd4b292ef81b9c426c70c1c4d97fb620bbb1dc5d642f81969ebfa2", hash);
    }

    [Fact]
    public void Create_LargerCount_BeginsWithTheSmallerSet()
    {
        var small = SyntheticDigits.Create(100, seed: 7);
        var large = SyntheticDigits.Create(1000, seed: 7);

        Assert.Equal(Hash(small), Hash(large.Slice(0, 100)));
    }

    [Fact]
    public void Create_OtherSeed_DrawsOtherImages()
    {
        var one = SyntheticDigits.Create(100, seed: 1);
        var two = SyntheticDigits.Create(100, seed: 2);

        for (int i = 0; i < one.Count; i++)
            Assert.NotEqual(one.GetInput(i), two.GetInput(i));
    }

    [Theory]
    [InlineData(1000, 100, 100)]
    [InlineData(1003, 100, 101)]
    public void Create_AnyCount_BalancesTheClasses(int count, int fewest, int most)
    {
        var set = SyntheticDigits.Create(count, seed: 1);

        int[] counts = new int[SyntheticDigits.Classes];
        for (int i = 0; i < set.Count; i++)
            counts[set.GetLabel(i)]++;
        Assert.Equal(fewest, counts.Min());
        Assert.Equal(most, counts.Max());
        Assert.Equal(9, set.LargestLabel);
    }

    [Fact]
    public void CreateTest_SameSeed_SharesNoImageWithTraining()
    {
        var training = SyntheticDigits.Create(4000, seed: 1);
        var test = SyntheticDigits.CreateTest(1000, seed: 1);

        var seen = new HashSet<string>();
        for (int i = 0; i < training.Count; i++)
            Assert.True(seen.Add(Hash(training.Slice(i, 1))), $"Training sample {i} repeats an earlier one.");
        for (int i = 0; i < test.Count; i++)
            Assert.True(seen.Add(Hash(test.Slice(i, 1))), $"Test sample {i} is a training sample or repeats an earlier one.");
    }

    [Fact]
    public void Create_EveryImage_ShowsInkOnPaper()
    {
        var set = SyntheticDigits.Create(4000, seed: 3);

        for (int i = 0; i < set.Count; i++)
        {
            float[] image = set.GetInput(i);
            Assert.True(image.Count(pixel => pixel > 0.4f) >= 12, $"Sample {i} is blank.");
            Assert.True(image.Count(pixel => pixel < 0.2f) >= Length / 2, $"Sample {i} is covered.");
            Assert.All(image, pixel => Assert.InRange(pixel, 0f, 1f));
        }
    }

    [Fact]
    public void Create_EveryDigit_StaysInsideTheImage()
    {
        var set = SyntheticDigits.Create(2000, seed: 5);

        // Noise and specks aside, a digit that runs over the edge would leave strong ink along it.
        int cut = 0;
        for (int i = 0; i < set.Count; i++)
        {
            float[] image = set.GetInput(i);
            int edge = Enumerable.Range(0, Length).Count(p => IsEdge(p) && image[p] > 0.5f);
            if (edge > 4)
                cut++;
        }

        Assert.InRange(cut, 0, set.Count / 50);
    }

    [Fact]
    public void Create_NearestCentroid_IsBetterThanChanceAndFarFromPerfect()
    {
        float[][] centroids = Centroids(SyntheticDigits.Create(5000, seed: 1));
        var test = SyntheticDigits.CreateTest(1000, seed: 1);

        int right = 0;
        for (int i = 0; i < test.Count; i++)
            if (Nearest(centroids, test.GetInput(i)) == test.GetLabel(i))
                right++;

        Assert.InRange(right / (double)test.Count, 0.5, 0.85);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Create_CountOutsideItsLimits_NamesThem(int count)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticDigits.Create(count, seed: 1));

        Assert.Equal("count", error.ParamName);
        Assert.Contains($"1 to {SyntheticDigits.MaximumCount}", error.Message, StringComparison.Ordinal);
    }

    private static string Hash(Dataset set)
    {
        byte[] bytes = new byte[set.Count * (Length + 1)];
        for (int i = 0, at = 0; i < set.Count; i++)
        {
            foreach (float pixel in set.GetInput(i))
                bytes[at++] = (byte)MathF.Round(pixel * 255);
            bytes[at++] = (byte)set.GetLabel(i);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static bool IsEdge(int pixel) =>
        pixel / SyntheticDigits.Side is 0 or SyntheticDigits.Side - 1 || pixel % SyntheticDigits.Side is 0 or SyntheticDigits.Side - 1;

    private static float[][] Centroids(Dataset set)
    {
        float[][] centroids = [.. Enumerable.Range(0, SyntheticDigits.Classes).Select(_ => new float[Length])];
        for (int i = 0; i < set.Count; i++)
        {
            float[] image = set.GetInput(i);
            for (int p = 0; p < Length; p++)
                centroids[set.GetLabel(i)][p] += image[p] * SyntheticDigits.Classes / set.Count;
        }

        return centroids;
    }

    private static int Nearest(float[][] centroids, float[] image)
    {
        var distances = centroids.Select(centroid => centroid.Zip(image, (c, pixel) => (c - pixel) * (c - pixel)).Sum()).ToArray();
        return Array.IndexOf(distances, distances.Min());
    }
}
