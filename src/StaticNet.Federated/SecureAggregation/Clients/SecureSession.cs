using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StaticNet.Federated;

/// <summary>A client's side of one round: its secrets, those that it holds for others, and which phase may come next. A message that is refused changes nothing.</summary>
internal sealed class SecureSession : IDisposable
{
    private readonly Lock _lock = new();
    private readonly byte[] _id;
    private readonly int _minimumClients;
    private readonly RandomSource _random;
    private readonly KeyPair _encryption;
    private readonly KeyPair _masking;
    private readonly Secret _seed;
    private readonly SortedDictionary<int, Secret> _held = [];
    private SortedDictionary<int, SecurePeer> _peers = [];
    private SecurePhase? _next = SecurePhase.ShareKeys;
    private int _index;
    private int _threshold;

    /// <summary>Draws the keys and the seed of a round.</summary>
    /// <param name="id">The session.</param>
    /// <param name="minimumClients">The fewest neighbours, itself among them, that the client accepts.</param>
    /// <param name="random">Where randomness comes from.</param>
    public SecureSession(ReadOnlyMemory<byte> id, int minimumClients, RandomSource random)
    {
        _id = id.ToArray();
        _minimumClients = minimumClients;
        _random = random;
        _encryption = KeyPair.Create(random);
        _masking = KeyPair.Create(random);
        _seed = Secret.Draw(random);
    }

    /// <summary>The answer to the first phase.</summary>
    public Dictionary<string, FederatedValue> Advertise() =>
        new() { [SecureNames.Keys] = FederatedValue.FromBytes(new SecurePeer(_encryption.PublicKey, _masking.PublicKey).ToBytes()) };

    /// <summary>Divides the secrets among the neighbours.</summary>
    /// <param name="message">The client's index, the threshold and the neighbours' keys.</param>
    /// <exception cref="ClientFailureException">The message isn't acceptable now.</exception>
    public Dictionary<string, FederatedValue> ShareKeys(SecureMessage message)
    {
        lock (_lock)
        {
            Expect(message, SecurePhase.ShareKeys);
            int index = (int)message.Integer(SecureNames.Index, 1, int.MaxValue);
            var peers = SecurePeer.ReadAll(message.Records(SecureNames.Keys, SecurePeer.Length));
            if (!peers.TryGetValue(index, out var self) || !self.EncryptionKey.AsSpan().SequenceEqual(_encryption.PublicKey) || !self.MaskingKey.AsSpan().SequenceEqual(_masking.PublicKey))
                throw new ClientFailureException("The participants' list doesn't hold the client's own keys.");
            if (peers.Count < _minimumClients || peers.Count > SecretSharing.MaximumHolders)
                throw new ClientFailureException($"The participants' list has {peers.Count} clients; it must have from {_minimumClients} to {SecretSharing.MaximumHolders}.");
            int threshold = (int)message.Integer(SecureNames.Threshold, peers.Count / 2 + 1, peers.Count);

            var answer = Seal(index, threshold, peers);
            (_index, _threshold, _peers, _next) = (index, threshold, peers, SecurePhase.MaskedInput);
            return answer;
        }
    }

    /// <summary>Takes the shares that the client is to hold for others.</summary>
    /// <param name="message">The encrypted shares of those neighbours that take part.</param>
    /// <exception cref="ClientFailureException">The message isn't acceptable now.</exception>
    public void Accept(SecureMessage message)
    {
        lock (_lock)
        {
            Expect(message, SecurePhase.MaskedInput);
            var messages = message.Records(SecureNames.Shares, SealedShares.Length);
            if (messages.Count + 1 < Math.Max(_threshold, _minimumClients))
                throw new ClientFailureException($"Only {messages.Count + 1} clients have shared keys; {Math.Max(_threshold, _minimumClients)} are needed.");
            var opened = messages.ToDictionary(sealedShares => sealedShares.Key, sealedShares => Open(sealedShares.Key, sealedShares.Value));
            foreach (var (sender, shares) in opened)
                _held.Add(sender, shares);
            _next = null;
        }
    }

    /// <summary>Hides encoded words under the client's own mask and those that it shares with each neighbour.</summary>
    /// <param name="words">The words, which are changed.</param>
    /// <returns>The masked words, little-endian.</returns>
    /// <exception cref="ClientFailureException">The session is over.</exception>
    public byte[] Mask(uint[] words)
    {
        lock (_lock)
        {
            if (_next is not null || !_held.ContainsKey(_index))
                throw new ClientFailureException("The session is over.");
            using (var key = KeyDerivation.SelfMask(_seed, _id, _index))
                PairMasks.Apply(key, words, adds: true);
            foreach (int other in _held.Keys)
                if (other != _index)
                    PairMasks.Apply(_masking, _peers[other].MaskingKey, _id, (_index, other), words);
            _next = SecurePhase.Unmask;
            if (!BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(words, words);
            return MemoryMarshal.AsBytes(words.AsSpan()).ToArray();
        }
    }

    /// <summary>Gives one share of each neighbour: of its seed if its update has come, of its masking key if not.</summary>
    /// <param name="message">Who is there and who is gone.</param>
    /// <exception cref="ClientFailureException">The message isn't acceptable now.</exception>
    public Dictionary<string, FederatedValue> Unmask(SecureMessage message)
    {
        lock (_lock)
        {
            Expect(message, SecurePhase.Unmask);
            var survivors = message.Records(SecureNames.Survivors, 0);
            var dropped = message.Records(SecureNames.Dropped, 0);
            if (survivors.Keys.FirstOrDefault(dropped.ContainsKey) is > 0 and var both)
                throw new ClientFailureException($"Both shares of client {both} are asked for; one update would lie open.");
            if (!survivors.Keys.Concat(dropped.Keys).Order().SequenceEqual(_held.Keys))
                throw new ClientFailureException("Those who are there and gone aren't those whose shares the client holds.");
            if (!survivors.ContainsKey(_index))
                throw new ClientFailureException("The client itself isn't among those whose updates have come.");
            if (survivors.Count < Math.Max(_threshold, _minimumClients))
                throw new ClientFailureException($"Only {survivors.Count} updates have come; {Math.Max(_threshold, _minimumClients)} are needed.");

            var shares = new SortedDictionary<int, byte[]>();
            foreach (var (owner, held) in _held)
                shares.Add(owner, (survivors.ContainsKey(owner) ? held.Bytes[Secret.KeyLength..] : held.Bytes[..Secret.KeyLength]).ToArray());
            End();
            return new() { [SecureNames.Shares] = FederatedValue.FromBytes(IndexedRecords.Write(shares, Secret.KeyLength)) };
        }
    }

    /// <summary>Ends the session and zeroes its secrets.</summary>
    public void Dispose()
    {
        lock (_lock)
            End();
    }

    private void Expect(SecureMessage message, SecurePhase phase)
    {
        if (!message.Bytes(SecureNames.Session, KeyDerivation.SessionLength).Span.SequenceEqual(_id))
            throw new ClientFailureException("The message is of another session.");
        if (_next != phase)
            throw new ClientFailureException($"The phase {phase} isn't next: {_next?.ToString() ?? "none"} is.");
    }

    private Dictionary<string, FederatedValue> Seal(int index, int threshold, SortedDictionary<int, SecurePeer> peers)
    {
        using var privateKey = _masking.ExportPrivateKey();
        byte[][] keyShares = SecretSharing.Split(privateKey.Bytes, threshold, peers.Count, _random);
        byte[][] seedShares = SecretSharing.Split(_seed.Bytes, threshold, peers.Count, _random);
        var messages = new SortedDictionary<int, byte[]>();
        int holder = 0;
        foreach (var (receiver, peer) in peers)
        {
            var both = new Secret(SealedShares.PlainLength);
            keyShares[holder].CopyTo(both.Bytes);
            seedShares[holder].CopyTo(both.Bytes[Secret.KeyLength..]);
            CryptographicOperations.ZeroMemory(keyShares[holder]);
            CryptographicOperations.ZeroMemory(seedShares[holder++]);
            if (receiver == index)
            {
                _held.Add(index, both);
                continue;
            }

            using (both)
                messages.Add(receiver, SealedShares.Seal(both, _encryption, peer.EncryptionKey, _id, (index, receiver), _random));
        }

        using var commitment = KeyDerivation.Commitment(_seed, _id, index);
        return new()
        {
            [SecureNames.Shares] = FederatedValue.FromBytes(IndexedRecords.Write(messages, SealedShares.Length)),
            [SecureNames.Commitment] = FederatedValue.FromBytes(commitment.Bytes.ToArray()),
        };
    }

    private Secret Open(int sender, byte[] message)
    {
        if (sender == _index || !_peers.TryGetValue(sender, out var peer))
            throw new ClientFailureException($"Shares came from client {sender}, who isn't a neighbour.");
        return SealedShares.TryOpen(message, _encryption, peer.EncryptionKey, _id, (sender, _index))
            ?? throw new ClientFailureException($"The shares of client {sender} aren't what it has encrypted.");
    }

    private void End()
    {
        _next = null;
        _encryption.Dispose();
        _masking.Dispose();
        _seed.Dispose();
        foreach (var shares in _held.Values)
            shares.Dispose();
        _held.Clear();
    }
}
