using System.Globalization;

namespace StaticNet.Federated;

/// <summary>Asks all clients one thing at once and keeps those who answer it well and in time.</summary>
/// <param name="dropouts">Receives the others.</param>
internal sealed class PhaseCalls(List<SecureDropout> dropouts)
{
    /// <summary>Asks.</summary>
    /// <typeparam name="TReply">What a client answers.</typeparam>
    /// <param name="phase">The phase.</param>
    /// <param name="participants">Whom.</param>
    /// <param name="timeout">The time for all.</param>
    /// <param name="ask">Asks one of them.</param>
    /// <param name="take">Takes an answer that came in time; one at a time, in the order of coming. Throws where it can't be used, and has changed nothing then.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Those whose answers were taken, in order.</returns>
    /// <exception cref="OperationCanceledException">The call was ended.</exception>
    public async Task<List<SecureParticipant>> AskAsync<TReply>(
        SecurePhase phase,
        IReadOnlyList<SecureParticipant> participants,
        TimeSpan timeout,
        Func<SecureParticipant, CancellationToken, Task<TReply>> ask,
        Action<SecureParticipant, TReply> take,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        var gate = new Lock();
        (string? Reason, bool IsTimedOut)[] failures = await Task.WhenAll(participants.Select(AskOneAsync)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        var taken = new List<SecureParticipant>();
        for (int i = 0; i < failures.Length; i++)
            if (failures[i] is (Reason: { } reason, var isTimedOut))
                dropouts.Add(new SecureDropout(participants[i].Client.Id, phase, reason) { IsTimedOut = isTimedOut });
            else
                taken.Add(participants[i]);
        return taken;

        async Task<(string? Reason, bool IsTimedOut)> AskOneAsync(SecureParticipant participant)
        {
            try
            {
                // A client that doesn't heed the token is left behind, and what it answers later is nobody's.
                var reply = await Task.Run(() => ask(participant, limit.Token), limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
                lock (gate)
                    take(participant, reply);
                return (null, false);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                return (string.Create(CultureInfo.InvariantCulture, $"It didn't answer in {timeout.TotalSeconds:0.###} seconds."), true);
            }
            catch (Exception error)
            {
                return (error.Message, false);
            }
        }
    }
}
