using Grpc.Core;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>The server against clients that send bytes.</summary>
public sealed class FederatedHostTests
{
    private const int AskFit = (4 << 3) | 2;

    [Fact]
    public async Task Fit_RecordedAnswer_BecomesTheReply()
    {
        await using var host = await HostFixture.StartAsync();
        using var raw = new RawClient(host.Host.Address);
        var client = await host.OneAsync();

        var fit = client.FitAsync(TestModel.Fit, CancellationToken.None);
        byte[] request = await raw.ReadAsync();
        await raw.SendAsync(Recordings.ClientFit);
        var reply = await fit.WaitAsync(Limits.Wait);

        Assert.Equal(AskFit, request[0]);
        Assert.Equal(TestModel.State.SetItem(9, 8), reply.State.ToArray());
        Assert.Equal(10, reply.SampleCount);
        Assert.Equal(0.75, reply.Metrics["accuracy"].ToDouble());
        Assert.Equal(("client-000001", 1), (host.Registry.GetAll().Single().Id, host["clients.joined"]));
        Assert.Equal((request.Length, Recordings.ClientFit.Length), (host["bytes.sent"], host["bytes.received"]));
    }

    [Fact]
    public async Task Fit_ClientOfFlower0_IsAskedAndAnswersByItsOwnNumbers()
    {
        await using var host = await HostFixture.StartAsync();
        using var raw = new RawClient(host.Host.Address, RawClient.Path0);
        var client = await host.OneAsync();

        var fit = client.FitAsync(TestModel.Fit, CancellationToken.None);
        Assert.Equal((3 << 3) | 2, (await raw.ReadAsync())[0]);
        await raw.SendAsync(Recordings.OldClientFit);

        Assert.Equal(TestModel.State.SetItem(9, 8), (await fit.WaitAsync(Limits.Wait)).State.ToArray());
        await Assert.ThrowsAsync<ClientFailureException>(() => client.GetPropertiesAsync(TestModel.Nothing, CancellationToken.None));
    }

    [Fact]
    public async Task Fit_ClientThatSaysThatItHasFailed_FailsAndStays()
    {
        await using var host = await HostFixture.StartAsync();
        using var raw = new RawClient(host.Host.Address);
        var client = await host.OneAsync();

        var failure = await FailAsync(client, raw, Recordings.ClientFitRefused);

        Assert.Contains("client-000001", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no samples", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, host["failures Reported"]);
        await AnswerAsync(client, raw);
    }

    [Fact]
    public async Task Fit_ModelOfAnotherShape_FailsAndStays()
    {
        await using var host = await HostFixture.StartAsync();
        using var raw = new RawClient(host.Host.Address);
        var client = await host.OneAsync();
        var parameters = new WireMessage().Bytes(1, [1, 2, 3]).Text(2, "numpy.ndarray");
        byte[] answer = new WireMessage().Message(4, new WireMessage().Message(2, parameters)).ToArray();

        var failure = await FailAsync(client, raw, answer);

        Assert.Contains("1 tensors; wanted are 3", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, host["failures Unusable"]);
        await AnswerAsync(client, raw);
    }

    [Theory]
    [InlineData("negative")]
    [InlineData("empty")]
    public async Task Fit_AnswerWithoutModel_IsTakenUnlessItsCountIsNegative(string what)
    {
        await using var host = await HostFixture.StartAsync();
        using var raw = new RawClient(host.Host.Address);
        var client = await host.OneAsync();
        byte[] answer = new WireMessage().Message(4, new WireMessage().Integer(3, what == "negative" ? ulong.MaxValue : 3)).ToArray();

        if (what == "negative")
        {
            await FailAsync(client, raw, answer);
            return;
        }

        var reply = await CallAsync(client, raw, answer);
        Assert.Equal((true, 3), (reply.State.IsEmpty, reply.SampleCount));
    }

    [Theory]
    [InlineData("wrong kind", "WrongKind", StatusCode.FailedPrecondition)]
    [InlineData("malformed", "Malformed", StatusCode.InvalidArgument)]
    [InlineData("nothing", "WrongKind", StatusCode.FailedPrecondition)]
    [InlineData("oversized", "Oversized", StatusCode.ResourceExhausted)]
    public async Task Fit_AnswerThatIsNone_FailsAndTheClientIsSentAway(string what, string kind, StatusCode status)
    {
        await using var host = await HostFixture.StartAsync(new FederatedHostOptions { Port = 0, AllowPlainText = true, MaximumMessageSize = 2_000 });
        using var raw = new RawClient(host.Host.Address);
        var client = await host.OneAsync();

        await FailAsync(client, raw, what switch
        {
            "wrong kind" => Recordings.ClientEvaluate,
            "malformed" => [0xFF, 0xFF],
            "nothing" => [],
            _ => new byte[2_001],
        });

        Assert.Equal(status, await raw.EndAsync());
        await host.UntilEmptyAsync();
        Assert.Equal(1, host[$"failures {kind}"]);
        await Assert.ThrowsAsync<ClientFailureException>(() => client.FitAsync(TestModel.Fit, CancellationToken.None));
    }

    [Fact]
    public async Task Fit_SecondAnswer_IsNotTakenForTheNextOnes()
    {
        await using var host = await HostFixture.StartAsync();
        using var raw = new RawClient(host.Host.Address);
        var client = await host.OneAsync();
        await AnswerAsync(client, raw);

        await raw.SendAsync(Recordings.ClientFit);

        Assert.Equal(StatusCode.FailedPrecondition, await raw.EndAsync());
        await host.UntilEmptyAsync();
        Assert.Equal(1, host["failures Unasked"]);
        await Assert.ThrowsAsync<ClientFailureException>(() => client.FitAsync(TestModel.Fit, CancellationToken.None));
    }

    [Fact]
    public async Task Fit_ClientThatVanishes_FailsAtOnce()
    {
        await using var host = await HostFixture.StartAsync();
        var raw = new RawClient(host.Host.Address);
        var client = await host.OneAsync();
        var fit = client.FitAsync(TestModel.Fit, CancellationToken.None);
        await raw.ReadAsync();

        raw.Dispose();

        await Assert.ThrowsAsync<ClientFailureException>(() => fit.WaitAsync(Limits.Wait));
        await host.UntilEmptyAsync();
        Assert.Equal(1, host["failures Vanished"]);
    }

    [Fact]
    public async Task Join_MoreThanThereAreOrMayBe_IsRefused()
    {
        await using var host = await HostFixture.StartAsync(new FederatedHostOptions { Port = 0, AllowPlainText = true, MaximumClients = 1 });
        using var first = new RawClient(host.Host.Address);
        await host.OneAsync();
        using var second = new RawClient(host.Host.Address);

        Assert.Equal(StatusCode.ResourceExhausted, await second.EndAsync());
        Assert.Equal(1, host["clients.refused Full"]);
    }

    [Fact]
    public async Task ReconnectAsync_Clients_AreToldWhenToComeBack()
    {
        await using var host = await HostFixture.StartAsync();
        using var raw = new RawClient(host.Host.Address);
        await host.OneAsync();

        var reconnect = host.Host.ReconnectAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(Recordings.ServerReconnect, await raw.ReadAsync());
        await raw.SendAsync(Recordings.ClientDisconnect);
        await reconnect.WaitAsync(Limits.Wait);

        Assert.Equal(StatusCode.OK, await raw.EndAsync());
        await host.UntilEmptyAsync();
    }

    private static async Task<FitReply> CallAsync(IFederatedClient client, RawClient raw, byte[] answer)
    {
        var fit = client.FitAsync(TestModel.Fit, CancellationToken.None);
        await raw.ReadAsync();
        await raw.SendAsync(answer);
        return await fit.WaitAsync(Limits.Wait);
    }

    private static async Task AnswerAsync(IFederatedClient client, RawClient raw) => Assert.Equal(10, (await CallAsync(client, raw, Recordings.ClientFit)).SampleCount);

    private static Task<ClientFailureException> FailAsync(IFederatedClient client, RawClient raw, byte[] answer) =>
        Assert.ThrowsAsync<ClientFailureException>(() => CallAsync(client, raw, answer));
}
