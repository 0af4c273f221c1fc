using Grpc.Core;
using Grpc.Net.Client;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>A client of bytes: it sends what a test says, whatever it means.</summary>
internal sealed class RawClient : IDisposable
{
    public const string Path1 = "flwr.proto.FlowerService";
    public const string Path0 = "flower.transport.FlowerService";

    private static readonly Marshaller<byte[]> AsIs = Marshallers.Create(bytes => bytes, bytes => bytes);

    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<byte[], byte[]> _call;

    public RawClient(Uri address, string service = Path1, string? token = null)
    {
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { MaxSendMessageSize = null });
        var headers = new Metadata();
        if (token is not null)
            headers.Add("authorization", token);
        _call = _channel.CreateCallInvoker().AsyncDuplexStreamingCall(new Method<byte[], byte[]>(MethodType.DuplexStreaming, service, "Join", AsIs, AsIs), null, new CallOptions(headers));
    }

    public async Task<byte[]> ReadAsync()
    {
        Assert.True(await _call.ResponseStream.MoveNext().WaitAsync(Limits.Wait));
        return _call.ResponseStream.Current;
    }

    public Task SendAsync(byte[] message) => _call.RequestStream.WriteAsync(message).WaitAsync(Limits.Wait);

    /// <summary>Reads until the server ends the stream.</summary>
    public async Task<StatusCode> EndAsync()
    {
        try
        {
            while (await _call.ResponseStream.MoveNext().WaitAsync(Limits.Wait))
            {
            }

            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }

    public void Dispose()
    {
        _call.Dispose();
        _channel.Dispose();
    }
}
