using Grpc.Core;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>Calls that their caller has given up, as at the end of a round's time.</summary>
public sealed class CancelledCallTests
{
    [Fact]
    public async Task Fit_Cancelled_DropsTheLateAnswerAndWaitsForItBeforeTheNextRequest()
    {
        await using var host = await HostFixture.StartAsync();
        using var raw = new RawClient(host.Host.Address);
        var client = await host.OneAsync();
        using var cancellation = new CancellationTokenSource();
        var first = client.FitAsync(TestModel.Fit, cancellation.Token);
        await raw.ReadAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Limits.Wait));

        using var brief = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.FitAsync(TestModel.Fit, brief.Token).WaitAsync(Limits.Wait));
        var second = client.FitAsync(TestModel.Fit, CancellationToken.None);
        byte[] late = new WireMessage().Message(4, new WireMessage().Integer(3, 99)).ToArray();
        await raw.SendAsync(late);
        await raw.ReadAsync();
        await raw.SendAsync(Recordings.ClientFit);

        Assert.Equal(10, (await second.WaitAsync(Limits.Wait)).SampleCount);
        Assert.Equal(1, host["replies.late"]);
    }

    [Fact]
    public async Task Fit_CancelledAndNeverAnswered_SendsTheClientAway()
    {
        await using var host = await HostFixture.StartAsync(new FederatedHostOptions { Port = 0, AllowPlainText = true, LateReplyTimeout = TimeSpan.FromMilliseconds(50) });
        using var raw = new RawClient(host.Host.Address);
        var client = await host.OneAsync();
        using var cancellation = new CancellationTokenSource();

        // Cancelled once it has been asked: a call that still waits for its turn leaves no answer to wait for.
        var fit = client.FitAsync(TestModel.Fit, cancellation.Token);
        await raw.ReadAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fit.WaitAsync(Limits.Wait));

        Assert.Equal(StatusCode.DeadlineExceeded, await raw.EndAsync());
        await host.UntilEmptyAsync();
        Assert.Equal(1, host["failures Silent"]);
    }
}
