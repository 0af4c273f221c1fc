using Google.Protobuf;
using Grpc.Core;

namespace StaticNet.Federated.Wire;

/// <summary>The one call of Flower's service, at its two paths. Both carry the messages of 1.x here; those of 0.x are translated where they are read and written.</summary>
internal static class FlowerMethods
{
    private const string Service = "FlowerService";
    private const string Join = "Join";

    private static readonly Method<Envelope<ClientMessage>, Envelope<ServerMessage>> Version1 = Create(
        "flwr.proto", Marshal(ClientMessage.Parser, message => message, message => message), Marshal(ServerMessage.Parser, message => message, message => message));

    private static readonly Method<Envelope<ClientMessage>, Envelope<ServerMessage>> Version0 = Create(
        "flower.transport",
        Marshal<ClientMessage, Old.ClientMessage>(Old.ClientMessage.Parser, OldMessages.Translate, OldMessages.Translate),
        Marshal<ServerMessage, Old.ServerMessage>(Old.ServerMessage.Parser, OldMessages.Translate, OldMessages.Translate));

    /// <summary>The call of a version.</summary>
    /// <param name="protocol">The version.</param>
    public static Method<Envelope<ClientMessage>, Envelope<ServerMessage>> Of(FlowerProtocol protocol) => protocol switch
    {
        FlowerProtocol.Version1 => Version1,
        FlowerProtocol.Version0 => Version0,
        _ => throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "There is no such version."),
    };

    private static Method<Envelope<ClientMessage>, Envelope<ServerMessage>> Create(
        string package, Marshaller<Envelope<ClientMessage>> requests, Marshaller<Envelope<ServerMessage>> responses) =>
        new(MethodType.DuplexStreaming, $"{package}.{Service}", Join, requests, responses);

    private static Marshaller<Envelope<T>> Marshal<T, TWritten>(MessageParser<TWritten> parser, Func<T, TWritten> write, Func<TWritten, T> read)
        where T : class
        where TWritten : IMessage<TWritten>, IBufferMessage =>
        Marshallers.Create(
            (envelope, context) =>
            {
                var message = write(envelope.Message!);
                int size = message.CalculateSize();
                context.SetPayloadLength(size);
                message.WriteTo(context.GetBufferWriter());
                context.Complete();
                envelope.ByteCount = size;
            },
            context =>
            {
                try
                {
                    return Envelope<T>.Of(read(parser.ParseFrom(context.PayloadAsReadOnlySequence())), context.PayloadLength);
                }
                catch (Exception e) when (e is InvalidProtocolBufferException or ArgumentException)
                {
                    return Envelope<T>.Malformed(e.Message, context.PayloadLength);
                }
            });
}
