using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace StaticNet.Training;

/// <summary>Finds out whether all ranks train the same: each compares what it has with what rank 0 has.</summary>
internal static class RankAgreement
{
    /// <summary>Demands that all ranks have the same.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="facts">What they have, each with a word for it; as many on each rank.</param>
    /// <exception cref="InvalidOperationException">This rank has something else than rank 0.</exception>
    /// <exception cref="RankFailureException">Another rank has, or has failed.</exception>
    public static void Check(Communicator ranks, params ReadOnlySpan<(string Word, string Text)> facts)
    {
        byte[] own = new byte[facts.Length * SHA256.HashSizeInBytes];
        for (int i = 0; i < facts.Length; i++)
            SHA256.HashData(Encoding.UTF8.GetBytes(facts[i].Text), own.AsSpan(i * SHA256.HashSizeInBytes));
        if (ranks.Rank == 0)
        {
            for (int rank = 1; rank < ranks.Size; rank++)
                ranks.Send(rank, own);
            return;
        }

        byte[] first = new byte[own.Length];
        ranks.Receive(0, first);
        for (int i = 0; i < facts.Length; i++)
        {
            var place = (i * SHA256.HashSizeInBytes)..((i + 1) * SHA256.HashSizeInBytes);
            if (own.AsSpan(place).SequenceEqual(first.AsSpan(place)))
                continue;
            string reason = $"it has other {facts[i].Word} than rank 0. Here: {facts[i].Text}.";
            ranks.Fail(reason);
            throw new InvalidOperationException($"Rank {ranks.Rank} can't train with the others: {reason}");
        }
    }

    /// <summary>The weights and statistics of a network, told from others.</summary>
    /// <param name="network">The network.</param>
    public static (string Word, string Text) WeightsOf(INetwork network)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(network.Parameters));
        hash.AppendData(MemoryMarshal.AsBytes(network.Statistics));
        return ("weights", $"those of SHA-256 {Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }
}
