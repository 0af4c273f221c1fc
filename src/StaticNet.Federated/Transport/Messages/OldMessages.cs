namespace StaticNet.Federated.Wire;

/// <summary>Translates between the messages of Flower 1.x and those of 0.x. Tensors aren't copied. What the other side has no word for becomes a message without content.</summary>
internal static class OldMessages
{
    /// <summary>A server's message of 0.x.</summary>
    /// <param name="message">The same of 1.x.</param>
    public static Old.ServerMessage Translate(ServerMessage message) => message.MsgCase switch
    {
        ServerMessage.MsgOneofCase.ReconnectIns => new() { Reconnect = new() { Seconds = message.ReconnectIns.Seconds } },
        ServerMessage.MsgOneofCase.GetParametersIns => new() { GetParameters = new() },
        ServerMessage.MsgOneofCase.FitIns => new() { FitIns = new() { Parameters = message.FitIns.Parameters, Config = { message.FitIns.Config } } },
        ServerMessage.MsgOneofCase.EvaluateIns =>
            new() { EvaluateIns = new() { Parameters = message.EvaluateIns.Parameters, Config = { message.EvaluateIns.Config } } },
        _ => new(),
    };

    /// <summary>A server's message of 1.x.</summary>
    /// <param name="message">The same of 0.x.</param>
    public static ServerMessage Translate(Old.ServerMessage message) => message.MsgCase switch
    {
        Old.ServerMessage.MsgOneofCase.Reconnect => new() { ReconnectIns = new() { Seconds = message.Reconnect.Seconds } },
        Old.ServerMessage.MsgOneofCase.GetParameters => new() { GetParametersIns = new() },
        Old.ServerMessage.MsgOneofCase.FitIns => new() { FitIns = new() { Parameters = message.FitIns.Parameters, Config = { message.FitIns.Config } } },
        Old.ServerMessage.MsgOneofCase.EvaluateIns =>
            new() { EvaluateIns = new() { Parameters = message.EvaluateIns.Parameters, Config = { message.EvaluateIns.Config } } },
        _ => new(),
    };

    /// <summary>A client's message of 0.x.</summary>
    /// <param name="message">The same of 1.x.</param>
    public static Old.ClientMessage Translate(ClientMessage message) => message.MsgCase switch
    {
        ClientMessage.MsgOneofCase.DisconnectRes => new() { Disconnect = new() { Reason = message.DisconnectRes.Reason } },
        ClientMessage.MsgOneofCase.GetParametersRes => new() { ParametersRes = new() { Parameters = message.GetParametersRes.Parameters } },
        ClientMessage.MsgOneofCase.FitRes => new()
        {
            FitRes = new() { Parameters = message.FitRes.Parameters, NumExamples = message.FitRes.NumExamples, Metrics = { message.FitRes.Metrics } },
        },
        ClientMessage.MsgOneofCase.EvaluateRes => new()
        {
            EvaluateRes = new() { Loss = message.EvaluateRes.Loss, NumExamples = message.EvaluateRes.NumExamples, Metrics = { message.EvaluateRes.Metrics } },
        },
        _ => new(),
    };

    /// <summary>A client's message of 1.x.</summary>
    /// <param name="message">The same of 0.x.</param>
    public static ClientMessage Translate(Old.ClientMessage message) => message.MsgCase switch
    {
        Old.ClientMessage.MsgOneofCase.Disconnect => new() { DisconnectRes = new() { Reason = message.Disconnect.Reason } },
        Old.ClientMessage.MsgOneofCase.ParametersRes => new() { GetParametersRes = new() { Parameters = message.ParametersRes.Parameters } },
        Old.ClientMessage.MsgOneofCase.FitRes => new()
        {
            FitRes = new() { Parameters = message.FitRes.Parameters, NumExamples = message.FitRes.NumExamples, Metrics = { message.FitRes.Metrics } },
        },
        Old.ClientMessage.MsgOneofCase.EvaluateRes => new()
        {
            EvaluateRes = new() { Loss = message.EvaluateRes.Loss, NumExamples = message.EvaluateRes.NumExamples, Metrics = { message.EvaluateRes.Metrics } },
        },
        _ => new(),
    };
}
