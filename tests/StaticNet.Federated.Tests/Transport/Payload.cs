using System.Buffers;
using Grpc.Core;
using StaticNet.Federated.Wire;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>Runs a call's marshallers without a call.</summary>
internal static class Payload
{
    public static Envelope<T> Read<T>(Marshaller<Envelope<T>> marshaller, byte[] bytes)
        where T : class => marshaller.ContextualDeserializer(new Reading(bytes));

    public static byte[] Write<T>(Marshaller<Envelope<T>> marshaller, T message)
        where T : class
    {
        var context = new Writing();
        var envelope = Envelope<T>.Of(message);
        marshaller.ContextualSerializer(envelope, context);
        Assert.Equal(context.Buffer.WrittenCount, envelope.ByteCount);
        return context.Buffer.WrittenSpan.ToArray();
    }

    private sealed class Reading(byte[] bytes) : DeserializationContext
    {
        public override int PayloadLength => bytes.Length;

        public override byte[] PayloadAsNewBuffer() => bytes;

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(bytes);
    }

    private sealed class Writing : SerializationContext
    {
        public ArrayBufferWriter<byte> Buffer { get; } = new();

        public override IBufferWriter<byte> GetBufferWriter() => Buffer;

        public override void SetPayloadLength(int payloadLength)
        {
        }

        public override void Complete()
        {
        }
    }
}
