namespace StaticNet.Federated;

/// <summary>The places for clients, in all and of each network address.</summary>
/// <param name="all">How many in all.</param>
/// <param name="ofAddress">How many of an address.</param>
internal sealed class ClientPlaces(int all, int ofAddress)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Takes a place.</summary>
    /// <param name="address">The client's address.</param>
    /// <returns>What gives it back; null if there is none.</returns>
    public IDisposable? TryTake(string address)
    {
        lock (_lock)
        {
            int taken = _taken.GetValueOrDefault(address);
            if (_count >= all || taken >= ofAddress)
                return null;
            _count++;
            _taken[address] = taken + 1;
            return new Place(this, address);
        }
    }

    private void GiveBack(string address)
    {
        lock (_lock)
        {
            _count--;
            if (--_taken[address] == 0)
                _taken.Remove(address);
        }
    }

    private sealed class Place(ClientPlaces places, string address) : IDisposable
    {
        public void Dispose() => places.GiveBack(address);
    }
}
