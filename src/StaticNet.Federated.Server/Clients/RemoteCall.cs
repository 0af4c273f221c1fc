using StaticNet.Federated.Wire;

namespace StaticNet.Federated;

/// <summary>A request that waits for its answer.</summary>
/// <param name="wanted">The kind of the answer.</param>
internal sealed class RemoteCall(ClientMessage.MsgOneofCase wanted)
{
    private readonly TaskCompletionSource<ClientMessage> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The kind of the answer.</summary>
    public ClientMessage.MsgOneofCase Wanted => wanted;

    /// <summary>The answer, or why there is none.</summary>
    public Task<ClientMessage> Reply => _reply.Task;

    /// <summary>Whether nobody waits any more.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>Ends the call with its answer.</summary>
    /// <param name="reply">The answer.</param>
    public void Answer(ClientMessage reply) => _reply.TrySetResult(reply);

    /// <summary>Ends the call without one.</summary>
    /// <param name="failure">Why.</param>
    public void Fail(ClientFailureException failure) => _reply.TrySetException(failure);
}
