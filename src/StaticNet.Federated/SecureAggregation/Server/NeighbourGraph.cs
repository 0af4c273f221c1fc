using System.Runtime.InteropServices;

namespace StaticNet.Federated;

/// <summary>Who shares keys with whom.</summary>
internal static class NeighbourGraph
{
    /// <summary>Sets the holders of each participant.</summary>
    /// <param name="participants">The participants.</param>
    /// <param name="neighbours">The even number of neighbours that each has, or null for all others.</param>
    /// <param name="random">Where the order on the ring comes from, so that nobody can choose his neighbours.</param>
    public static void Connect(IReadOnlyList<SecureParticipant> participants, int? neighbours, RandomSource random)
    {
        var ring = participants.ToArray();
        if (neighbours is not { } count || count >= ring.Length - 1)
        {
            int[] all = [.. ring.Select(participant => participant.Index).Order()];
            foreach (var participant in ring)
                participant.Holders = all;
            return;
        }

        Shuffle(ring, random);
        for (int i = 0; i < ring.Length; i++)
            ring[i].Holders = [.. Enumerable.Range(i - count / 2, count + 1).Select(place => ring[(place + ring.Length) % ring.Length].Index).Order()];
    }

    /// <summary>Whether everybody can be reached from everybody by way of neighbours. If not, each part's sum would lie open.</summary>
    /// <param name="participants">The participants that are left, by index.</param>
    public static bool IsConnected(IReadOnlyDictionary<int, SecureParticipant> participants)
    {
        var reached = new HashSet<int> { participants.Keys.First() };
        var open = new Stack<int>(reached);
        while (open.TryPop(out int index))
            foreach (int neighbour in participants[index].Holders)
                if (participants.ContainsKey(neighbour) && reached.Add(neighbour))
                    open.Push(neighbour);
        return reached.Count == participants.Count;
    }

    private static void Shuffle(SecureParticipant[] ring, RandomSource random)
    {
        // Sorted by random 128-bit keys: every order is as likely as another.
        UInt128[] keys = new UInt128[ring.Length];
        random.Fill(MemoryMarshal.AsBytes(keys.AsSpan()));
        Array.Sort(keys, ring);
    }
}
