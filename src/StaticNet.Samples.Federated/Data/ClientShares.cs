using StaticNet.Data;
using StaticNet.Numerics;

namespace StaticNet.Samples.Federated;

/// <summary>Spreads samples over clients as McMahan et al. 2017 do, section 3.</summary>
internal static class ClientShares
{
    private const int PiecesPerClient = 2;

    /// <summary>Shares of equal size; the samples that are left over belong to nobody.</summary>
    /// <param name="samples">The samples, with labels.</param>
    /// <param name="clients">The number of clients.</param>
    /// <param name="partition">How.</param>
    /// <param name="seed">Decides who has which.</param>
    public static Dataset[] Of(Dataset samples, int clients, SharePartition partition, ulong seed)
    {
        var random = new RandomStream(seed, RandomStreams.Derive(RandomStreams.Splitting, 0));
        int[] order = [.. Enumerable.Range(0, samples.Count)];
        random.Shuffle(order);
        int pieces = partition == SharePartition.TwoDigits ? clients * PiecesPerClient : clients;
        if (partition == SharePartition.TwoDigits)
        {
            int[] labels = new int[samples.Count];
            samples.CopyLabels(Enumerable.Range(0, samples.Count).ToArray(), labels);
            order = [.. order.OrderBy(sample => labels[sample])];
        }

        int length = samples.Count / pieces;
        int[] dealt = [.. Enumerable.Range(0, pieces)];
        random.Shuffle(dealt);
        return [.. dealt.Chunk(pieces / clients).Select(mine => samples.Select([.. mine.SelectMany(piece => order.Skip(piece * length).Take(length))]))];
    }
}
