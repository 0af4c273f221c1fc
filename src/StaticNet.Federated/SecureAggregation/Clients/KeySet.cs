namespace StaticNet.Federated;

/// <summary>Public keys, of which no two may agree on the same secrets: a point and its negative have one first coordinate and count as one.</summary>
internal sealed class KeySet
{
    private readonly HashSet<string> _coordinates = [];

    /// <summary>Adds both keys of a client.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are new and differ; otherwise nothing is added.</returns>
    public bool TryAdd(byte[] one, byte[] other)
    {
        string first = FirstCoordinate(one);
        string second = FirstCoordinate(other);
        if (first == second || _coordinates.Contains(first) || _coordinates.Contains(second))
            return false;
        return _coordinates.Add(first) && _coordinates.Add(second);
    }

    private static string FirstCoordinate(byte[] key) => Convert.ToHexString(key.AsSpan(1, key.Length / 2));
}
