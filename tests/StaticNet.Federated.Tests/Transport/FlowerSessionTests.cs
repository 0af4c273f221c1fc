using System.Threading.Channels;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using StaticNet.Federated.Wire;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>A client against a server that says what a test says.</summary>
public sealed class FlowerSessionTests
{
    private readonly Channel<Envelope<ServerMessage>> _requests = Channel.CreateUnbounded<Envelope<ServerMessage>>();
    private readonly Channel<ClientMessage> _answers = Channel.CreateUnbounded<ClientMessage>();

    [Fact]
    public async Task RunAsync_RecordedRequests_AreAnsweredInOrder()
    {
        var part = RunAsync();
        foreach (byte[] recording in (byte[][])[Recordings.ServerGetProperties, Recordings.ServerGetParameters, Recordings.ServerFit, Recordings.ServerEvaluate])
            _requests.Writer.TryWrite(Payload.Read(FlowerMethods.Of(FlowerProtocol.Version1).ResponseMarshaller, recording));

        Assert.Equal("keys", (await AnswerAsync()).GetPropertiesRes.Properties["ask"].String);
        Assert.Equal(3, (await AnswerAsync()).GetParametersRes.Parameters.Tensors.Count);
        var fit = (await AnswerAsync()).FitRes;
        Assert.Equal(TestModel.State.Select(element => element + 1), new StateCodec(TestModel.Layout).Read(fit.Parameters));
        Assert.Equal(("Success", 6), (fit.Status.Message, fit.Metrics.Count));
        Assert.Equal(TestModel.State.Sum(), (await AnswerAsync()).EvaluateRes.Loss);

        _requests.Writer.TryWrite(Payload.Read(FlowerMethods.Of(FlowerProtocol.Version1).ResponseMarshaller, Recordings.ServerReconnect));
        _requests.Writer.Complete();
        Assert.Equal(Reason.Reconnect, (await AnswerAsync()).DisconnectRes.Reason);
        Assert.Equal(TimeSpan.FromSeconds(5), await part.WaitAsync(Limits.Wait));
    }

    [Fact]
    public async Task RunAsync_ModelOfAnotherShape_IsRefusedByName()
    {
        var part = RunAsync();
        _requests.Writer.TryWrite(Envelope<ServerMessage>.Of(new() { EvaluateIns = new() { Parameters = new() { TensorType = "numpy.ndarray", Tensors = { Google.Protobuf.ByteString.Empty } } } }));

        var status = (await AnswerAsync()).EvaluateRes.Status;

        Assert.Equal(Code.EvaluateNotImplemented, status.Code);
        Assert.Contains("1 tensors; wanted are 3", status.Message, StringComparison.Ordinal);
        Assert.False(part.IsCompleted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_MessageThatIsNone_EndsThePart(bool isMalformed)
    {
        var part = RunAsync();
        _requests.Writer.TryWrite(isMalformed ? Envelope<ServerMessage>.Malformed("Bad.", 3) : Envelope<ServerMessage>.Of(new()));

        await Assert.ThrowsAsync<FlowerConnectionException>(() => part.WaitAsync(Limits.Wait));
    }

    [Fact]
    public async Task RunAsync_StreamThatEndsWithoutAWord_IsABrokenConnection()
    {
        var part = RunAsync();
        _requests.Writer.Complete();

        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => part.WaitAsync(Limits.Wait))).StatusCode);
    }

    private async Task<TimeSpan> RunAsync()
    {
        using var call = new AsyncDuplexStreamingCall<Envelope<ClientMessage>, Envelope<ServerMessage>>(
            new Writer(_answers), new Reader(_requests), Task.FromResult(new Metadata()), () => Grpc.Core.Status.DefaultSuccess, () => [], () => { });
        return await new FlowerSession(call, new FlowerAnswers(new ScriptedClient(), TestModel.Layout), NullLogger.Instance).RunAsync(CancellationToken.None);
    }

    private async Task<ClientMessage> AnswerAsync()
    {
        using var limit = new CancellationTokenSource(Limits.Wait);
        return await _answers.Reader.ReadAsync(limit.Token);
    }

    private sealed class Reader(Channel<Envelope<ServerMessage>> requests) : IAsyncStreamReader<Envelope<ServerMessage>>
    {
        public Envelope<ServerMessage> Current { get; private set; } = null!;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await requests.Reader.WaitToReadAsync(cancellationToken))
                return false;
            Current = await requests.Reader.ReadAsync(cancellationToken);
            return true;
        }
    }

    private sealed class Writer(Channel<ClientMessage> answers) : IClientStreamWriter<Envelope<ClientMessage>>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(Envelope<ClientMessage> message)
        {
            answers.Writer.TryWrite(message.Message!);
            return Task.CompletedTask;
        }

        public Task CompleteAsync()
        {
            answers.Writer.Complete();
            return Task.CompletedTask;
        }

        Task IAsyncStreamWriter<Envelope<ClientMessage>>.WriteAsync(Envelope<ClientMessage> message, CancellationToken cancellationToken) => WriteAsync(message);
    }
}
