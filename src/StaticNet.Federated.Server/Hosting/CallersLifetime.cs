using Microsoft.Extensions.Hosting;

namespace StaticNet.Federated;

/// <summary>The lifetime of a host that is part of somebody's program: it listens to no signals.</summary>
internal sealed class CallersLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
