using System.Diagnostics.Metrics;

namespace StaticNet.Federated;

/// <summary>The server's figures.</summary>
internal sealed class HostMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "StaticNet.Federated.Server";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _joined;
    private readonly UpDownCounter<long> _connected;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _received;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _late;

    /// <summary>All at zero.</summary>
    public HostMetrics()
    {
        _joined = _meter.CreateCounter<long>("clients.joined", "{client}", "Clients that have joined.");
        _connected = _meter.CreateUpDownCounter<long>("clients.connected", "{client}", "Clients that are there.");
        _refused = _meter.CreateCounter<long>("clients.refused", "{client}", "Clients that might not join, by reason.");
        _received = _meter.CreateCounter<long>("bytes.received", "By", "Bytes of clients' messages.");
        _sent = _meter.CreateCounter<long>("bytes.sent", "By", "Bytes of messages to clients.");
        _failures = _meter.CreateCounter<long>("failures", "{failure}", "Failures of clients, by reason.");
        _late = _meter.CreateCounter<long>("replies.late", "{reply}", "Answers to cancelled calls, which were dropped.");
    }

    /// <summary>What publishes them.</summary>
    public Meter Meter => _meter;

    /// <summary>Counts a client that has joined.</summary>
    public void Joined()
    {
        _joined.Add(1);
        _connected.Add(1);
    }

    /// <summary>Counts a client that has gone.</summary>
    public void Left() => _connected.Add(-1);

    /// <summary>Counts a client that may not join.</summary>
    /// <param name="reason">Why not.</param>
    public void Refused(RefusalReason reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    /// <summary>Counts a client's message.</summary>
    /// <param name="bytes">Its bytes.</param>
    public void Received(int bytes) => _received.Add(bytes);

    /// <summary>Counts a message to a client.</summary>
    /// <param name="bytes">Its bytes.</param>
    public void Sent(int bytes) => _sent.Add(bytes);

    /// <summary>Counts a failure.</summary>
    /// <param name="kind">What kind.</param>
    public void Failed(FailureKind kind) => _failures.Add(1, new KeyValuePair<string, object?>("reason", kind.ToString()));

    /// <summary>Counts an answer that was dropped.</summary>
    public void Late() => _late.Add(1);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
