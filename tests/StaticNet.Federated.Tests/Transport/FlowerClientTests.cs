using System.Net;
using System.Net.Sockets;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>This library's client at this library's server.</summary>
public sealed class FlowerClientTests
{
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(20);

    [Theory]
    [InlineData(FlowerProtocol.Version1)]
    [InlineData(FlowerProtocol.Version0)]
    public async Task JoinAsync_EveryQuestion_IsAnsweredUntilTheServerEnds(FlowerProtocol protocol)
    {
        var host = await HostFixture.StartAsync();
        var part = FlowerClient.JoinAsync(host.Host.Address, new ScriptedClient(), TestModel.Layout, new FlowerClientOptions { Protocol = protocol });
        var client = await host.OneAsync();
        var settings = new Dictionary<string, FederatedValue> { [SettingNames.Round] = 1, [SettingNames.LearningRate] = 0.1, ["key"] = FederatedValue.FromBytes([1, 2]) };

        var fit = await client.FitAsync(new FitRequest(TestModel.State.AsMemory(), settings), CancellationToken.None);
        var evaluation = await client.EvaluateAsync(new EvaluateRequest(TestModel.State.AsMemory(), settings), CancellationToken.None);
        var state = await client.GetStateAsync(TestModel.Nothing, CancellationToken.None);
        if (protocol == FlowerProtocol.Version1)
            Assert.Equal(settings, await client.GetPropertiesAsync(settings, CancellationToken.None));

        Assert.Equal(TestModel.State.Select(element => element + 1), fit.State.ToArray());
        Assert.Equal(10, fit.SampleCount);
        Assert.Equal(settings, fit.Metrics);
        Assert.Equal((TestModel.State.Sum(), 4), (evaluation.Loss, evaluation.SampleCount));
        Assert.Equal(settings, evaluation.Metrics);
        Assert.Equal(TestModel.State, state.ToArray());
        await host.DisposeAsync();
        await part.WaitAsync(Limits.Wait);
        Assert.Equal(0, host.Registry.Count);
    }

    [Fact]
    public async Task JoinAsync_ClientThatThrows_TellsTheServerALineAndGoesOn()
    {
        await using var host = await HostFixture.StartAsync();
        int calls = 0;
        var part = FlowerClient.JoinAsync(host.Host.Address, new ScriptedClient
        {
            Fit = (request, _) => calls++ == 0
                ? throw new InvalidOperationException("The disk is full.\nAnd more.")
                : Task.FromResult(new FitReply(default, 3, request.Settings)),
        }, TestModel.Layout);
        var client = await host.OneAsync();

        var failure = await Assert.ThrowsAsync<ClientFailureException>(() => client.FitAsync(TestModel.Fit, CancellationToken.None));
        var reply = await client.FitAsync(TestModel.Fit, CancellationToken.None);

        Assert.EndsWith("The disk is full.", failure.Message, StringComparison.Ordinal);
        Assert.Equal((true, 3), (reply.State.IsEmpty, reply.SampleCount));
        Assert.False(part.IsCompleted);
    }

    [Fact]
    public async Task JoinAsync_ServerThatEndsDuringAFit_EndsTheWorkAndThePart()
    {
        var host = await HostFixture.StartAsync();
        var work = new EndlessWork();
        var part = FlowerClient.JoinAsync(host.Host.Address, work.Client, TestModel.Layout);
        var fit = (await host.OneAsync()).FitAsync(TestModel.Fit, CancellationToken.None);
        await work.Started.WaitAsync(Limits.Wait);

        await host.DisposeAsync();

        await Assert.ThrowsAsync<ClientFailureException>(() => fit.WaitAsync(Limits.Wait));
        await part.WaitAsync(Limits.Wait);
        await work.Ended.WaitAsync(Limits.Wait);
    }

    [Fact]
    public async Task JoinAsync_StreamThatBreaksDuringAFit_EndsTheWork()
    {
        await using var host = await HostFixture.StartAsync(new FederatedHostOptions { Port = 0, AllowPlainText = true, LateReplyTimeout = TimeSpan.Zero });
        var work = new EndlessWork();
        var part = FlowerClient.JoinAsync(host.Host.Address, work.Client, TestModel.Layout, new FlowerClientOptions { MaximumAttempts = 1 });
        using var cancellation = new CancellationTokenSource();
        var fit = (await host.OneAsync()).FitAsync(TestModel.Fit, cancellation.Token);
        await work.Started.WaitAsync(Limits.Wait);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fit.WaitAsync(Limits.Wait));
        var failure = await Assert.ThrowsAsync<FlowerConnectionException>(() => part.WaitAsync(Limits.Wait));
        Assert.Contains("hasn't answered", failure.Message, StringComparison.Ordinal);
        await work.Ended.WaitAsync(Limits.Wait);
    }

    [Fact]
    public async Task JoinAsync_ServerThatSaysToComeBack_IsJoinedAgain()
    {
        await using var host = await HostFixture.StartAsync();
        var part = FlowerClient.JoinAsync(host.Host.Address, new ScriptedClient(), TestModel.Layout);
        await host.OneAsync();

        await host.Host.ReconnectAsync(TimeSpan.FromSeconds(0.5));
        await host.UntilEmptyAsync();
        var client = await host.OneAsync();

        Assert.Equal(10, (await client.FitAsync(TestModel.Fit, CancellationToken.None)).SampleCount);
        Assert.Equal(2, host["clients.joined"]);
        Assert.False(part.IsCompleted);
    }

    [Fact]
    public async Task JoinAsync_ServerThatComesLate_IsWaitedFor()
    {
        int port = FreePort();
        var part = FlowerClient.JoinAsync(new Uri($"http://127.0.0.1:{port}"), new ScriptedClient(), TestModel.Layout, new FlowerClientOptions { FirstDelay = Brief, LongestDelay = Brief * 2, MaximumAttempts = 1_000 });
        await Task.Delay(100);
        Assert.False(part.IsCompleted);
        var host = await HostFixture.StartAsync(new FederatedHostOptions { Port = port, AllowPlainText = true });
        await host.OneAsync();

        await host.DisposeAsync();
        await part.WaitAsync(Limits.Wait);
    }

    [Fact]
    public async Task JoinAsync_NobodyThere_SaysSoInALine()
    {
        var server = new Uri($"http://127.0.0.1:{FreePort()}");

        var failure = await Assert.ThrowsAsync<FlowerConnectionException>(
            () => FlowerClient.JoinAsync(server, new ScriptedClient(), TestModel.Layout, new FlowerClientOptions { FirstDelay = Brief, MaximumAttempts = 2 }));

        Assert.Equal($"Nobody listens at {server}.", failure.Message);
    }

    [Fact]
    public async Task JoinAsync_Cancelled_Leaves()
    {
        await using var host = await HostFixture.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var part = FlowerClient.JoinAsync(host.Host.Address, new ScriptedClient(), TestModel.Layout, cancellationToken: cancellation.Token);
        await host.OneAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => part.WaitAsync(Limits.Wait));
        await host.UntilEmptyAsync();
    }

    [Fact]
    public async Task JoinAsync_ModelThatIsTooLarge_FailsAtTheServerAlone()
    {
        await using var host = await HostFixture.StartAsync(new FederatedHostOptions { Port = 0, AllowPlainText = true, MaximumMessageSize = 2_000 });
        var part = FlowerClient.JoinAsync(
            host.Host.Address,
            new ScriptedClient { Fit = (_, _) => Task.FromResult(new FitReply(TestModel.State.AsMemory(), 1, new Dictionary<string, FederatedValue> { ["text"] = new string('x', 3_000) })) },
            TestModel.Layout,
            new FlowerClientOptions { FirstDelay = Brief });
        var client = await host.OneAsync();

        await Assert.ThrowsAsync<ClientFailureException>(() => client.FitAsync(TestModel.Fit, CancellationToken.None));

        Assert.Equal(1, host["failures Oversized"]);
        Assert.False(part.IsCompleted);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A fit that only cancelling ends.</summary>
    private sealed class EndlessWork
    {
        private readonly TaskCompletionSource _started = new();
        private readonly TaskCompletionSource _ended = new();

        public EndlessWork() => Client = new ScriptedClient
        {
            Fit = async (_, cancellationToken) =>
            {
                _started.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _ended.SetResult();
                throw new OperationCanceledException(cancellationToken);
            },
        };

        public ScriptedClient Client { get; }

        public Task Started => _started.Task;

        public Task Ended => _ended.Task;
    }
}
