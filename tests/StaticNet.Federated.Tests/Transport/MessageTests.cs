using StaticNet.Federated.Wire;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>Messages in Flower's form, as others write them.</summary>
public sealed class MessageTests
{
    private static readonly Dictionary<string, FederatedValue> Accuracy = new() { ["accuracy"] = 0.75 };

    private readonly StateCodec _states = new(TestModel.Layout);

    [Fact]
    public void ServerMessage_RecordedFit_HasModelAndSettings()
    {
        var fit = ReadServer(FlowerProtocol.Version1, Recordings.ServerFit).FitIns;

        Assert.Equal(TestModel.State, _states.Read(fit.Parameters));
        Assert.Equal(
            new Dictionary<string, FederatedValue>
            {
                ["server_round"] = 3,
                ["lr"] = 0.1,
                ["resume"] = true,
                ["name"] = "größe",
                ["key"] = FederatedValue.FromBytes([0, 1, 255]),
                ["seed"] = 9,
            },
            ValueCodec.Read(fit.Config));
    }

    [Fact]
    public void ServerMessage_OtherRecordings_AreWhatTheySay()
    {
        var evaluate = ReadServer(FlowerProtocol.Version1, Recordings.ServerEvaluate).EvaluateIns;
        Assert.Equal(TestModel.State, _states.Read(evaluate.Parameters));
        Assert.Equal(-3, ValueCodec.Read(evaluate.Config)["server_round"].ToInt64());
        Assert.Equal(ServerMessage.MsgOneofCase.GetParametersIns, ReadServer(FlowerProtocol.Version1, Recordings.ServerGetParameters).MsgCase);
        Assert.Equal("keys", ValueCodec.Read(ReadServer(FlowerProtocol.Version1, Recordings.ServerGetProperties).GetPropertiesIns.Config)["ask"].ToString());
        Assert.Equal(5, ReadServer(FlowerProtocol.Version1, Recordings.ServerReconnect).ReconnectIns.Seconds);
    }

    [Fact]
    public void ClientMessage_Recordings_AreWhatTheySay()
    {
        var fit = ReadClient(FlowerProtocol.Version1, Recordings.ClientFit).FitRes;
        Assert.Equal(TestModel.State.SetItem(9, 8), _states.Read(fit.Parameters));
        Assert.Equal(10, fit.NumExamples);
        Assert.Equal(Accuracy, ValueCodec.Read(fit.Metrics));

        var evaluate = ReadClient(FlowerProtocol.Version1, Recordings.ClientEvaluate).EvaluateRes;
        Assert.Equal((0.5f, 4, 0.25), (evaluate.Loss, evaluate.NumExamples, ValueCodec.Read(evaluate.Metrics)["accuracy"].ToDouble()));
        Assert.Equal(TestModel.State, _states.Read(ReadClient(FlowerProtocol.Version1, Recordings.ClientGetParameters).GetParametersRes.Parameters));
        Assert.Equal(600, ValueCodec.Read(ReadClient(FlowerProtocol.Version1, Recordings.ClientGetProperties).GetPropertiesRes.Properties)["samples"].ToInt64());
        var refused = ReadClient(FlowerProtocol.Version1, Recordings.ClientFitRefused).FitRes.Status;
        Assert.Equal((Code.FitNotImplemented, "no samples"), (refused.Code, refused.Message));
        Assert.Equal(Reason.PowerDisconnected, ReadClient(FlowerProtocol.Version1, Recordings.ClientDisconnect).DisconnectRes.Reason);
    }

    [Fact]
    public void Messages_RecordingsOfFlower0_BecomeThoseOfFlower1()
    {
        Assert.Equal(TestModel.State, _states.Read(ReadServer(FlowerProtocol.Version0, Recordings.OldServerFit).FitIns.Parameters));
        var fit = ReadClient(FlowerProtocol.Version0, Recordings.OldClientFit).FitRes;
        Assert.Equal(TestModel.State.SetItem(9, 8), _states.Read(fit.Parameters));
        Assert.Equal(10, fit.NumExamples);
        Assert.Equal(Accuracy, ValueCodec.Read(fit.Metrics));
        var evaluate = ReadClient(FlowerProtocol.Version0, Recordings.OldClientEvaluate).EvaluateRes;
        Assert.Equal((0.5f, 4), (evaluate.Loss, evaluate.NumExamples));
    }

    [Theory]
    [InlineData(nameof(Recordings.ServerFit), FlowerProtocol.Version1)]
    [InlineData(nameof(Recordings.ServerEvaluate), FlowerProtocol.Version1)]
    [InlineData(nameof(Recordings.ServerGetParameters), FlowerProtocol.Version1)]
    [InlineData(nameof(Recordings.ServerReconnect), FlowerProtocol.Version1)]
    [InlineData(nameof(Recordings.OldServerFit), FlowerProtocol.Version0)]
    public void ServerMessage_ReadAndWritten_HasTheLengthThatItHad(string name, FlowerProtocol protocol)
    {
        // The order of a map's entries is free; the bytes are not.
        byte[] recorded = (byte[])typeof(Recordings).GetField(name)!.GetValue(null)!;
        byte[] written = Payload.Write(FlowerMethods.Of(protocol).ResponseMarshaller, ReadServer(protocol, recorded));

        Assert.Equal(recorded.Order(), written.Order());
    }

    [Fact]
    public void ClientMessage_Written_IsWhatTheDefinitionSays()
    {
        var message = new ClientMessage
        {
            EvaluateRes = new() { Status = new() { Code = Code.EvaluateNotImplemented, Message = "no" }, Loss = 0.5f, NumExamples = 300 },
        };
        byte[] expected1 = new WireMessage().Message(5, new WireMessage().Message(1, new WireMessage().Integer(1, 4).Text(2, "no")).Single(2, 0.5f).Integer(3, 300)).ToArray();
        byte[] expected0 = new WireMessage().Message(4, new WireMessage().Integer(1, 300).Single(2, 0.5f)).ToArray();

        Assert.Equal(expected1, Payload.Write(FlowerMethods.Of(FlowerProtocol.Version1).RequestMarshaller, message));
        Assert.Equal(expected0, Payload.Write(FlowerMethods.Of(FlowerProtocol.Version0).RequestMarshaller, message));
    }

    [Fact]
    public void ClientMessage_FieldsThatAreUnknown_AreSkipped()
    {
        var inner = new WireMessage().Single(2, 0.5f).Text(77, "new").Integer(3, 4).Integer(78, 1);
        byte[] bytes = new WireMessage().Text(99, "later").Message(5, inner).Integer(100, ulong.MaxValue).ToArray();

        var evaluate = ReadClient(FlowerProtocol.Version1, bytes).EvaluateRes;

        Assert.Equal((0.5f, 4), (evaluate.Loss, evaluate.NumExamples));
    }

    [Fact]
    public void ClientMessage_BytesThatAreNone_AreAnErrorOfTheEnvelope()
    {
        foreach (byte[] bytes in (byte[][])[[0xFF], Recordings.ClientFit[..^9], new WireMessage().Message(4, new WireMessage().Bytes(1, [0x12, 0x7F])).ToArray()])
        {
            var envelope = Payload.Read(FlowerMethods.Of(FlowerProtocol.Version1).RequestMarshaller, bytes);
            Assert.False(envelope.IsMessage);
            Assert.NotEmpty(envelope.Error);
            Assert.Equal(bytes.Length, envelope.ByteCount);
        }
    }

    [Fact]
    public void Values_ThatFitNothing_AreFailures()
    {
        var none = new Google.Protobuf.Collections.MapField<string, Scalar> { ["none"] = new() };
        var large = new Google.Protobuf.Collections.MapField<string, Scalar> { ["large"] = new() { Uint64 = 1UL << 63 } };

        Assert.Contains("none", Assert.Throws<ClientFailureException>(() => ValueCodec.Read(none)).Message, StringComparison.Ordinal);
        Assert.Contains("large", Assert.Throws<ClientFailureException>(() => ValueCodec.Read(large)).Message, StringComparison.Ordinal);
    }

    private static ServerMessage ReadServer(FlowerProtocol protocol, byte[] bytes) => Payload.Read(FlowerMethods.Of(protocol).ResponseMarshaller, bytes).Message!;

    private static ClientMessage ReadClient(FlowerProtocol protocol, byte[] bytes) => Payload.Read(FlowerMethods.Of(protocol).RequestMarshaller, bytes).Message!;
}
