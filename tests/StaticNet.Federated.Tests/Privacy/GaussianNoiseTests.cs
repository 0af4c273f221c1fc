namespace StaticNet.Federated.Tests.Privacy;

public sealed class GaussianNoiseTests
{
    private const int Count = 400_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Next_Many_AreNormal(bool isSeeded)
    {
        var noise = isSeeded ? GaussianNoise.CreateSeeded(7) : GaussianNoise.CreateSecure();
        double[] values = [.. Enumerable.Range(0, Count).Select(_ => noise.Next())];

        // Six standard deviations of each estimate: one run in a hundred million is further off.
        double mean = values.Average();
        Assert.Equal(0, mean, 6 / Math.Sqrt(Count));
        Assert.Equal(1, values.Average(value => value * value), 6 * Math.Sqrt(2.0 / Count));
        Assert.Equal(0, values.Average(value => value * value * value), 6 * Math.Sqrt(15.0 / Count));
        Assert.Equal(3, values.Average(value => value * value * value * value), 6 * Math.Sqrt(96.0 / Count));
        Assert.Equal(0, values.Zip(values.Skip(1), (one, next) => one * next).Average(), 6 / Math.Sqrt(Count));
        foreach (double limit in (double[])[-2, -1, 0, 0.5, 1.5, 3])
        {
            double expected = Math.Exp(LogSpace.LogErfc(limit / Math.Sqrt(2))) / 2;
            Assert.Equal(expected, values.Count(value => value > limit) / (double)Count, 6 * Math.Sqrt(expected * (1 - expected) / Count));
        }
    }

    [Fact]
    public void Next_OfOneSeedAndStream_IsTheSame()
    {
        Assert.Equal(Take(GaussianNoise.CreateSeeded(1, 2)), Take(GaussianNoise.CreateSeeded(1, 2)));
        Assert.NotEqual(Take(GaussianNoise.CreateSeeded(1, 2)), Take(GaussianNoise.CreateSeeded(1, 3)));
        Assert.NotEqual(Take(GaussianNoise.CreateSeeded(1, 2)), Take(GaussianNoise.CreateSeeded(2, 2)));
        Assert.True(GaussianNoise.CreateSeeded(1).IsSeeded);
    }

    [Fact]
    public void Next_OfTheSystem_IsNeverTheSame()
    {
        Assert.NotEqual(Take(GaussianNoise.CreateSecure()), Take(GaussianNoise.CreateSecure()));
        Assert.False(GaussianNoise.CreateSecure().IsSeeded);
    }

    [Fact]
    public void Next_OnManyThreads_GivesNoNumberTwice()
    {
        GaussianNoise alone = GaussianNoise.CreateSeeded(9), shared = GaussianNoise.CreateSeeded(9);
        double[] values = new double[100_000];
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, part =>
        {
            for (int i = part; i < values.Length; i += 4)
                values[i] = shared.Next();
        });

        Assert.Equal(values.Select(_ => alone.Next()).Order(), values.Order());
    }

    private static double[] Take(GaussianNoise noise) => [.. Enumerable.Range(0, 1000).Select(_ => noise.Next())];
}
