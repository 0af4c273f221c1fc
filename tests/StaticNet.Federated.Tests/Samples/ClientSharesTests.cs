using StaticNet.Samples.Federated;

namespace StaticNet.Federated.Tests.Samples;

public sealed class ClientSharesTests
{
    private const int Clients = 20;

    [Fact]
    public void Of_Iid_GivesEachADifferentEqualPart()
    {
        var shares = ClientShares.Of(Numbered(1003), Clients, SharePartition.Iid, seed: 1);

        Assert.Equal(Clients, shares.Length);
        Assert.All(shares, share => Assert.Equal(50, share.Count));
        Assert.Equal(1000, shares.SelectMany(NumbersOf).Distinct().Count());

        // Of ten kinds, none is left out of fifty samples but by chance.
        Assert.All(shares, share => Assert.InRange(KindsOf(share), 8, 10));
    }

    [Fact]
    public void Of_TwoDigits_GivesEachTwoPiecesOfTheSortedSamples()
    {
        var shares = ClientShares.Of(Numbered(1000), Clients, SharePartition.TwoDigits, seed: 1);

        // A piece of 25 is within one of the kinds, of 100 samples each.
        Assert.All(shares, share => Assert.Equal(50, share.Count));
        Assert.All(shares, share => Assert.InRange(KindsOf(share), 1, 2));
        Assert.Equal(1000, shares.SelectMany(NumbersOf).Distinct().Count());
    }

    [Fact]
    public void Of_Seed_DecidesAlone()
    {
        float[] first = [.. ClientShares.Of(Numbered(1000), Clients, SharePartition.TwoDigits, 1).SelectMany(NumbersOf)];

        Assert.Equal(first, ClientShares.Of(Numbered(1000), Clients, SharePartition.TwoDigits, 1).SelectMany(NumbersOf));
        Assert.NotEqual(first, ClientShares.Of(Numbered(1000), Clients, SharePartition.TwoDigits, 2).SelectMany(NumbersOf));
    }

    // Samples that carry their number, of ten kinds by turns.
    private static Dataset Numbered(int count) => new(
        [.. Enumerable.Range(0, count).Select(number => (float)number)], 1, [.. Enumerable.Range(0, count).Select(number => number % 10)]);

    private static IEnumerable<float> NumbersOf(Dataset share) => Enumerable.Range(0, share.Count).Select(index => share.GetInput(index)[0]);

    private static int KindsOf(Dataset share) => NumbersOf(share).Select(number => (int)number % 10).Distinct().Count();
}
