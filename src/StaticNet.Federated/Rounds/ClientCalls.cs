namespace StaticNet.Federated;

/// <summary>Calls several clients at once, and waits no longer than is said for any of them.</summary>
/// <param name="timeout">How long a call may take.</param>
internal sealed class ClientCalls(TimeSpan timeout)
{
    /// <summary>Calls clients.</summary>
    /// <typeparam name="TReply">What they answer.</typeparam>
    /// <param name="clients">The clients.</param>
    /// <param name="call">The call of one.</param>
    /// <param name="check">What is wrong with an answer, a sentence; null for nothing.</param>
    /// <param name="cancellationToken">Ends all calls.</param>
    /// <returns>For each client in order what became of it, and its answer if that counts.</returns>
    /// <exception cref="OperationCanceledException">The calls were ended.</exception>
    public async Task<(ClientOutcome Outcome, TReply? Reply)[]> CallAsync<TReply>(
        IReadOnlyList<JoinedClient> clients, Func<IFederatedClient, CancellationToken, Task<TReply>> call, Func<TReply, string?> check, CancellationToken cancellationToken)
        where TReply : class
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (timeout != Timeout.InfiniteTimeSpan)
            end.CancelAfter(timeout);
        var answers = await Task.WhenAll(clients.Select(client => CallOneAsync(client, call, check, end.Token, cancellationToken))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return answers;
    }

    private async Task<(ClientOutcome, TReply?)> CallOneAsync<TReply>(
        JoinedClient client, Func<IFederatedClient, CancellationToken, Task<TReply>> call, Func<TReply, string?> check, CancellationToken end, CancellationToken all)
        where TReply : class
    {
        try
        {
            // A client that doesn't heed the token is waited for no longer all the same.
            var reply = await Task.Run(() => call(client.Client, end), end).WaitAsync(end).ConfigureAwait(false);
            return check(reply) is { } reason ? (new ClientOutcome(client.Id, OutcomeKind.Refused, reason), null) : (new ClientOutcome(client.Id, OutcomeKind.Accepted), reply);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            string reason = all.IsCancellationRequested ? "The run was ended." : $"It didn't answer within {timeout.TotalSeconds:0.###} s.";
            return (new ClientOutcome(client.Id, OutcomeKind.TimedOut, reason), null);
        }
#pragma warning disable CA1031 // Whatever a client fails by is that client's failure, and no end of the round.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (new ClientOutcome(client.Id, OutcomeKind.Failed, exception.Message), null);
        }
    }
}
