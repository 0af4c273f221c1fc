using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StaticNet.Federated;

/// <summary>The phases of one round, on the server.</summary>
internal sealed class SecureServer
{
    private readonly FitRequest _request;
    private readonly SecureAggregationOptions _options;
    private readonly RandomSource _random;
    private readonly FixedPointEncoding _encoding;
    private readonly byte[] _session = new byte[KeyDerivation.SessionLength];
    private readonly List<SecureDropout> _dropouts = [];
    private readonly PhaseCalls _calls;
    private readonly List<SecureParticipant> _invited;
    private readonly uint[] _sum;

    /// <summary>A round.</summary>
    /// <param name="clients">Whom to invite.</param>
    /// <param name="request">What to train.</param>
    /// <param name="encoding">How updates are encoded.</param>
    /// <param name="options">How to aggregate.</param>
    /// <param name="random">Where the session's name and the ring's order come from.</param>
    public SecureServer(IReadOnlyList<JoinedClient> clients, FitRequest request, FixedPointEncoding encoding, SecureAggregationOptions options, RandomSource random)
    {
        _request = request;
        _options = options;
        _random = random;
        _encoding = encoding;
        _calls = new PhaseCalls(_dropouts);
        _invited = [.. clients.OrderBy(client => client.Id, StringComparer.Ordinal).Select((client, i) => new SecureParticipant(i + 1, client))];
        _sum = new uint[request.State.Length + 1];
        random.Fill(_session);
    }

    /// <summary>Runs all phases.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<SecureSum> RunAsync(CancellationToken cancellationToken)
    {
        var present = await AdvertiseAsync(cancellationToken).ConfigureAwait(false);
        NeighbourGraph.Connect(present, _options.Neighbours, _random);
        present = await ShareAsync(present, cancellationToken).ConfigureAwait(false);
        var sharing = present.ToDictionary(participant => participant.Index);
        CheckNeighbourhoods(SecurePhase.ShareKeys, present, sharing);

        present = await TrainAsync(present, sharing, cancellationToken).ConfigureAwait(false);
        var survivors = present.ToDictionary(participant => participant.Index);
        CheckNeighbourhoods(SecurePhase.MaskedInput, sharing.Values, survivors);
        if (!NeighbourGraph.IsConnected(survivors))
            throw Failure("Those who are left are no longer neighbours of neighbours; the sums of two groups would lie open.");
        await UnmaskAsync(present, survivors, cancellationToken).ConfigureAwait(false);
        return Open(sharing, present);
    }

    private Task<List<SecureParticipant>> AdvertiseAsync(CancellationToken cancellationToken)
    {
        var seen = new KeySet();
        return AskAsync(SecurePhase.AdvertiseKeys, _invited, _ => [], Take, cancellationToken);

        void Take(SecureParticipant participant, SecureMessage reply) =>
            participant.Keys = SecurePeer.Read(reply.Bytes(SecureNames.Keys, SecurePeer.Length).Span, "the client", seen);
    }

    private Task<List<SecureParticipant>> ShareAsync(List<SecureParticipant> present, CancellationToken cancellationToken)
    {
        var keys = present.ToDictionary(participant => participant.Index, participant => participant.Keys.ToBytes());
        return AskAsync(SecurePhase.ShareKeys, present, Settings, Take, cancellationToken);

        Dictionary<string, FederatedValue> Settings(SecureParticipant participant) => new()
        {
            [SecureNames.Index] = (long)participant.Index,
            [SecureNames.Threshold] = (long)_options.ThresholdOf(participant.Holders.Length),
            [SecureNames.Keys] = Records(participant.Holders.Select(index => KeyValuePair.Create(index, keys[index])), SecurePeer.Length),
        };

        static void Take(SecureParticipant participant, SecureMessage reply)
        {
            var shares = reply.Records(SecureNames.Shares, SealedShares.Length);
            if (!shares.Keys.SequenceEqual(participant.Holders.Where(index => index != participant.Index)))
                throw new ClientFailureException("Its shares aren't for its neighbours.");
            participant.Commitment = reply.Bytes(SecureNames.Commitment, Secret.KeyLength);
            participant.SealedShares = shares;
        }
    }

    private async Task<List<SecureParticipant>> TrainAsync(List<SecureParticipant> present, Dictionary<int, SecureParticipant> sharing, CancellationToken cancellationToken)
    {
        foreach (var participant in present)
            participant.Held = [.. participant.Holders.Where(sharing.ContainsKey)];
        var left = await _calls.AskAsync(SecurePhase.MaskedInput, present, _options.FitTimeout, Ask, Take, cancellationToken).ConfigureAwait(false);
        CheckEnough(SecurePhase.MaskedInput, left);
        return left;

        Task<FitReply> Ask(SecureParticipant participant, CancellationToken limit)
        {
            var settings = new Dictionary<string, FederatedValue>(_request.Settings, StringComparer.Ordinal)
            {
                [SecureNames.Phase] = nameof(SecurePhase.MaskedInput),
                [SecureNames.Session] = FederatedValue.FromBytes(_session),
                [SecureNames.Shares] = Records(
                    participant.Held.Where(index => index != participant.Index).Select(index => KeyValuePair.Create(index, sharing[index].SealedShares[participant.Index])),
                    SealedShares.Length),
            };
            _encoding.Write(settings);
            return participant.Client.Client.FitAsync(_request with { Settings = settings }, limit);
        }

        void Take(SecureParticipant participant, FitReply reply)
        {
            byte[] bytes = new SecureMessage(reply.Metrics).Bytes(SecureNames.Masked, (long)_sum.Length * sizeof(uint)).ToArray();
            var words = MemoryMarshal.Cast<byte, uint>(bytes.AsSpan());
            if (!BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(words, words);
            MaskStream.Add(_sum, words);
        }
    }

    private Task<List<SecureParticipant>> UnmaskAsync(List<SecureParticipant> present, Dictionary<int, SecureParticipant> survivors, CancellationToken cancellationToken)
    {
        return AskAsync(SecurePhase.Unmask, present, Settings, Take, cancellationToken);

        Dictionary<string, FederatedValue> Settings(SecureParticipant participant) => new()
        {
            [SecureNames.Survivors] = FederatedValue.FromBytes(IndexedRecords.Write(participant.Held.Where(survivors.ContainsKey))),
            [SecureNames.Dropped] = FederatedValue.FromBytes(IndexedRecords.Write(participant.Held.Where(index => !survivors.ContainsKey(index)))),
        };

        static void Take(SecureParticipant participant, SecureMessage reply)
        {
            var shares = reply.Records(SecureNames.Shares, Secret.KeyLength);
            if (!shares.Keys.SequenceEqual(participant.Held))
                throw new ClientFailureException("Its shares aren't those that it holds.");
            participant.GivenShares = shares;
        }
    }

    private SecureSum Open(Dictionary<int, SecureParticipant> sharing, List<SecureParticipant> present)
    {
        try
        {
            var liars = new Unmasking(_session, sharing, present.Select(participant => participant.Index).ToHashSet(), _options.ThresholdOf).Apply(_sum);
            foreach (var (holder, owner) in liars)
                _dropouts.Add(new SecureDropout(holder.Client.Id, SecurePhase.Unmask, $"Its share of client {owner.Client.Id} is false."));
        }
        catch (SecureAggregationException error)
        {
            throw Failure(error.Message);
        }

        if (_sum[^1] == 0)
            throw Failure("No client has samples.");
        return new SecureSum(_encoding.DecodeMean(_sum), _sum[^1], [.. present.Select(participant => participant.Client.Id)], [.. _dropouts]) { Words = _sum };
    }

    private async Task<List<SecureParticipant>> AskAsync(
        SecurePhase phase,
        IReadOnlyList<SecureParticipant> participants,
        Func<SecureParticipant, Dictionary<string, FederatedValue>> settingsOf,
        Action<SecureParticipant, SecureMessage> take,
        CancellationToken cancellationToken)
    {
        var left = await _calls.AskAsync(phase, participants, _options.PhaseTimeout, Ask, (participant, reply) => take(participant, new(reply)), cancellationToken).ConfigureAwait(false);
        CheckEnough(phase, left);
        return left;

        Task<IReadOnlyDictionary<string, FederatedValue>> Ask(SecureParticipant participant, CancellationToken limit)
        {
            var settings = settingsOf(participant);
            settings[SecureNames.Phase] = phase.ToString();
            settings[SecureNames.Session] = FederatedValue.FromBytes(_session);
            return participant.Client.Client.GetPropertiesAsync(settings, limit);
        }
    }

    private void CheckEnough(SecurePhase phase, List<SecureParticipant> left)
    {
        int needed = _options.ThresholdOf(_invited.Count);
        if (left.Count < needed)
            throw Failure($"Only {left.Count} of {_invited.Count} clients got through the phase {phase}; {needed} are needed.");
    }

    private void CheckNeighbourhoods(SecurePhase phase, IEnumerable<SecureParticipant> owners, Dictionary<int, SecureParticipant> left)
    {
        foreach (var owner in owners)
            if (owner.Holders.Count(left.ContainsKey) is var count && count < _options.ThresholdOf(owner.Holders.Length))
                throw Failure($"Only {count} holders of the shares of client {owner.Client.Id} got through the phase {phase}; {_options.ThresholdOf(owner.Holders.Length)} are needed.");
    }

    private SecureAggregationException Failure(string message) => new(message) { Dropouts = [.. _dropouts] };

    private static FederatedValue Records(IEnumerable<KeyValuePair<int, byte[]>> records, int length) =>
        FederatedValue.FromBytes(IndexedRecords.Write(new SortedDictionary<int, byte[]>(records.ToDictionary()), length));
}
