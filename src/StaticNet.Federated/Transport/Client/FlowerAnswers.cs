using StaticNet.Files;

namespace StaticNet.Federated.Wire;

/// <summary>Answers a server's requests by asking a client.</summary>
/// <param name="client">The client.</param>
/// <param name="layout">Its model's tensors.</param>
internal sealed class FlowerAnswers(IFederatedClient client, StateDictLayout layout)
{
    // Long enough for a sentence or two; a stack trace is nobody's business but the client's.
    private const int LongestMessage = 500;

    private readonly StateCodec _states = new(layout);

    /// <summary>Whether a message is a request; others are for who holds the stream.</summary>
    /// <param name="message">A server's message.</param>
    public static bool IsRequest(ServerMessage message) =>
        message.MsgCase is not (ServerMessage.MsgOneofCase.None or ServerMessage.MsgOneofCase.ReconnectIns);

    /// <summary>Answers a request. What the client throws becomes an answer too: the first line of its message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="failed">Is told of what the client threw.</param>
    /// <param name="cancellationToken">Ends the client's work, and the wait for it.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async Task<ClientMessage> AnswerAsync(ServerMessage request, Action<Exception> failed, CancellationToken cancellationToken)
    {
        try
        {
            return request.MsgCase switch
            {
                ServerMessage.MsgOneofCase.GetPropertiesIns => await GetPropertiesAsync(request.GetPropertiesIns, cancellationToken).ConfigureAwait(false),
                ServerMessage.MsgOneofCase.GetParametersIns => await GetParametersAsync(request.GetParametersIns, cancellationToken).ConfigureAwait(false),
                ServerMessage.MsgOneofCase.FitIns => await FitAsync(request.FitIns, cancellationToken).ConfigureAwait(false),
                _ => await EvaluateAsync(request.EvaluateIns, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            failed(e);
            return Refuse(request, e);
        }
    }

    private static ClientMessage Refuse(ServerMessage request, Exception exception)
    {
        string line = exception.Message.Split('\n', '\r')[0];
        string message = line.Length <= LongestMessage ? line : line[..LongestMessage];
        return request.MsgCase switch
        {
            ServerMessage.MsgOneofCase.GetPropertiesIns => new() { GetPropertiesRes = new() { Status = new() { Code = Code.GetPropertiesNotImplemented, Message = message } } },
            ServerMessage.MsgOneofCase.GetParametersIns =>
                new() { GetParametersRes = new() { Status = new() { Code = Code.GetParametersNotImplemented, Message = message }, Parameters = new() } },
            ServerMessage.MsgOneofCase.FitIns => new() { FitRes = new() { Status = new() { Code = Code.FitNotImplemented, Message = message }, Parameters = new() } },
            _ => new() { EvaluateRes = new() { Status = new() { Code = Code.EvaluateNotImplemented, Message = message } } },
        };
    }

    private static Status Success() => new() { Code = Code.Ok, Message = "Success" };

    private async Task<ClientMessage> GetPropertiesAsync(ServerMessage.Types.GetPropertiesIns request, CancellationToken cancellationToken)
    {
        var properties = await client.GetPropertiesAsync(ValueCodec.Read(request.Config), cancellationToken).ConfigureAwait(false);
        var answer = new ClientMessage.Types.GetPropertiesRes { Status = Success() };
        ValueCodec.Write(properties, answer.Properties);
        return new() { GetPropertiesRes = answer };
    }

    private async Task<ClientMessage> GetParametersAsync(ServerMessage.Types.GetParametersIns request, CancellationToken cancellationToken)
    {
        var state = await client.GetStateAsync(ValueCodec.Read(request.Config), cancellationToken).ConfigureAwait(false);
        return new() { GetParametersRes = new() { Status = Success(), Parameters = _states.Write(state.Span) } };
    }

    private async Task<ClientMessage> FitAsync(ServerMessage.Types.FitIns request, CancellationToken cancellationToken)
    {
        var reply = await client.FitAsync(new FitRequest(_states.Read(request.Parameters), ValueCodec.Read(request.Config)), cancellationToken).ConfigureAwait(false);
        var answer = new ClientMessage.Types.FitRes { Status = Success(), Parameters = _states.Write(reply.State.Span), NumExamples = reply.SampleCount };
        ValueCodec.Write(reply.Metrics, answer.Metrics);
        return new() { FitRes = answer };
    }

    private async Task<ClientMessage> EvaluateAsync(ServerMessage.Types.EvaluateIns request, CancellationToken cancellationToken)
    {
        var reply = await client.EvaluateAsync(new EvaluateRequest(_states.Read(request.Parameters), ValueCodec.Read(request.Config)), cancellationToken).ConfigureAwait(false);
        var answer = new ClientMessage.Types.EvaluateRes { Status = Success(), Loss = (float)reply.Loss, NumExamples = reply.SampleCount };
        ValueCodec.Write(reply.Metrics, answer.Metrics);
        return new() { EvaluateRes = answer };
    }
}
