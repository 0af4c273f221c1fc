namespace StaticNet.Federated;

/// <summary>Takes from a sum of masked updates the masks that didn't vanish: those of the clients' own seeds, and those shared with clients that are gone.</summary>
/// <param name="session">The session.</param>
/// <param name="participants">All that have shared keys, by index.</param>
/// <param name="survivors">Those of them whose updates are in the sum.</param>
/// <param name="threshold">The number of shares that rebuild a secret, of a number of holders.</param>
internal sealed class Unmasking(
    byte[] session,
    IReadOnlyDictionary<int, SecureParticipant> participants,
    IReadOnlySet<int> survivors,
    Func<int, int> threshold)
{
    /// <summary>Takes all of them.</summary>
    /// <param name="words">The sum.</param>
    /// <returns>Clients whose share was false, with the client whose share it was.</returns>
    /// <exception cref="SecureAggregationException">A secret can't be rebuilt.</exception>
    public List<(SecureParticipant Holder, SecureParticipant Owner)> Apply(Span<uint> words)
    {
        var liars = new List<(SecureParticipant, SecureParticipant)>();
        foreach (var owner in participants.Values)
        {
            bool survived = survivors.Contains(owner.Index);
            using var secret = Rebuild(owner, survived ? IsSeed : IsPrivateKey, liars);
            if (survived)
            {
                using var key = KeyDerivation.SelfMask(secret, session, owner.Index);
                PairMasks.Apply(key, words, adds: false);
                continue;
            }

            // The neighbours' masks are still there; what the client would have sent cancels them.
            using var pair = KeyPair.TryFromPrivate(secret.Bytes)!;
            foreach (int neighbour in owner.Holders)
                if (survivors.Contains(neighbour))
                    PairMasks.Apply(pair, participants[neighbour].Keys.MaskingKey, session, (owner.Index, neighbour), words);
        }

        return liars;
    }

    private bool IsSeed(SecureParticipant owner, Secret secret)
    {
        using var commitment = KeyDerivation.Commitment(secret, session, owner.Index);
        return commitment.Bytes.SequenceEqual(owner.Commitment.Span);
    }

    private static bool IsPrivateKey(SecureParticipant owner, Secret secret)
    {
        using var pair = KeyPair.TryFromPrivate(secret.Bytes);
        return pair is not null && pair.PublicKey.AsSpan().SequenceEqual(owner.Keys.MaskingKey);
    }

    private Secret Rebuild(SecureParticipant owner, Func<SecureParticipant, Secret, bool> isRight, List<(SecureParticipant, SecureParticipant)> liars)
    {
        var shares = new List<KeyValuePair<int, byte[]>>();
        for (int i = 0; i < owner.Holders.Length; i++)
            if (participants.TryGetValue(owner.Holders[i], out var holder) && holder.GivenShares.TryGetValue(owner.Index, out byte[]? share))
                shares.Add(new(i + 1, share));
        int needed = threshold(owner.Holders.Length);
        if (shares.Count < needed)
            throw new SecureAggregationException($"Of client {owner.Client.Id} only {shares.Count} shares are left; {needed} are needed.");

        var secret = new Secret();
        SecretSharing.Combine(shares[..needed], secret.Bytes);
        if (isRight(owner, secret))
            return secret;

        // Of more shares than needed, one false share is found by leaving each out.
        for (int left = 0; left < needed && shares.Count > needed; left++)
        {
            SecretSharing.Combine([.. shares[..left], .. shares[(left + 1)..(needed + 1)]], secret.Bytes);
            if (!isRight(owner, secret))
                continue;
            liars.Add((participants[owner.Holders[shares[left].Key - 1]], owner));
            return secret;
        }

        secret.Dispose();
        string holders = string.Join(", ", shares.Select(share => participants[owner.Holders[share.Key - 1]].Client.Id));
        throw new SecureAggregationException($"The shares of client {owner.Client.Id} give another secret than its own: it has handed out false ones, or one of {holders} has given a false one.");
    }
}
