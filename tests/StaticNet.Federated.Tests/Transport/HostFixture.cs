using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>A server over loopback, with what it has counted.</summary>
internal sealed class HostFixture : IAsyncDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();

    private HostFixture(ClientRegistry registry, FederatedHost host)
    {
        Registry = registry;
        Host = host;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == host.Metrics.Meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            string name = tags.IsEmpty ? instrument.Name : $"{instrument.Name} {tags[0].Value}";
            _counts.AddOrUpdate(name, value, (_, count) => count + value);
        });
        _listener.Start();
    }

    public ClientRegistry Registry { get; }

    public FederatedHost Host { get; }

    public static async Task<HostFixture> StartAsync(FederatedHostOptions? options = null)
    {
        var registry = new ClientRegistry();
        return new HostFixture(registry, await FederatedHost.StartAsync(registry, TestModel.Layout, options ?? new FederatedHostOptions { Port = 0, AllowPlainText = true }));
    }

    /// <summary>What it has counted.</summary>
    public long this[string name] => _counts.GetValueOrDefault(name);

    /// <summary>The one client, once it is there.</summary>
    public async Task<IFederatedClient> OneAsync()
    {
        using var limit = new CancellationTokenSource(Limits.Wait);
        await Registry.WaitForAsync(1, limit.Token);
        return Registry.GetAll().Single().Client;
    }

    public async Task UntilEmptyAsync()
    {
        for (var limit = DateTime.UtcNow + Limits.Wait; Registry.Count > 0 || this["clients.connected"] > 0; await Task.Delay(5))
            Assert.True(DateTime.UtcNow < limit, "Clients are still there.");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _listener.Dispose();
    }
}
