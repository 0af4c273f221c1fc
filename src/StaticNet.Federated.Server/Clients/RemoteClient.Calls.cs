using StaticNet.Federated.Wire;

namespace StaticNet.Federated;

/// <content>What the server asks, and what it makes of the answers.</content>
internal sealed partial class RemoteClient : IFederatedClient
{
    // Of what a client says of its failure, this much is passed on.
    private const int LongestMessage = 500;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, FederatedValue>> GetPropertiesAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken)
    {
        if (_protocol == FlowerProtocol.Version0)
            throw new ClientFailureException($"The client {Id} speaks Flower 0.x, which isn't asked for properties.");
        var request = new ServerMessage.Types.GetPropertiesIns();
        ValueCodec.Write(settings, request.Config);
        var message = await CallAsync(new() { GetPropertiesIns = request }, ClientMessage.MsgOneofCase.GetPropertiesRes, cancellationToken).ConfigureAwait(false);
        var reply = message.GetPropertiesRes;
        return Read(reply.Status, () => ValueCodec.Read(reply.Properties));
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<float>> GetStateAsync(IReadOnlyDictionary<string, FederatedValue> settings, CancellationToken cancellationToken)
    {
        var request = new ServerMessage.Types.GetParametersIns();
        ValueCodec.Write(settings, request.Config);
        var message = await CallAsync(new() { GetParametersIns = request }, ClientMessage.MsgOneofCase.GetParametersRes, cancellationToken).ConfigureAwait(false);
        var reply = message.GetParametersRes;
        return Read(reply.Status, () => _states.Read(reply.Parameters));
    }

    /// <inheritdoc/>
    public async Task<FitReply> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var fit = new ServerMessage.Types.FitIns { Parameters = _states.Write(request.State.Span) };
        ValueCodec.Write(request.Settings, fit.Config);
        var message = await CallAsync(new() { FitIns = fit }, ClientMessage.MsgOneofCase.FitRes, cancellationToken).ConfigureAwait(false);
        var reply = message.FitRes;
        return Read(reply.Status, () => new FitReply(_states.Read(reply.Parameters), SampleCount(reply.NumExamples), ValueCodec.Read(reply.Metrics)));
    }

    /// <inheritdoc/>
    public async Task<EvaluateReply> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var evaluate = new ServerMessage.Types.EvaluateIns { Parameters = _states.Write(request.State.Span) };
        ValueCodec.Write(request.Settings, evaluate.Config);
        var message = await CallAsync(new() { EvaluateIns = evaluate }, ClientMessage.MsgOneofCase.EvaluateRes, cancellationToken).ConfigureAwait(false);
        var reply = message.EvaluateRes;
        return Read(reply.Status, () => new EvaluateReply(reply.Loss, SampleCount(reply.NumExamples), ValueCodec.Read(reply.Metrics)));
    }

    private static long SampleCount(long count) => count >= 0 ? count : throw new ClientFailureException($"It says that it has {count} samples.");

    private static string OneLine(string text)
    {
        string start = text.Length <= LongestMessage ? text : text[..LongestMessage];
        return string.Concat(start.Select(character => char.IsControl(character) ? ' ' : character));
    }

    private T Read<T>(Status? status, Func<T> read)
    {
        if (status is { Code: not Code.Ok })
        {
            _metrics.Failed(FailureKind.Reported);
            throw new ClientFailureException($"The client {Id} says {status.Code}: {OneLine(status.Message)}");
        }

        try
        {
            return read();
        }
        catch (ClientFailureException e)
        {
            _metrics.Failed(FailureKind.Unusable);
            throw new ClientFailureException($"The client {Id} has sent what can't be used: {e.Message}", e);
        }
    }
}
