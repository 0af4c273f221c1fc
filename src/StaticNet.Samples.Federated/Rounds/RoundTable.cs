using System.Globalization;
using StaticNet.Federated;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Federated;

/// <summary>A table that gets a line after each round.</summary>
/// <param name="terminal">Where it is written.</param>
internal sealed class RoundTable(Terminal terminal)
{
    // Of a thousand telephones some are always gone.
    private const int MostNamed = 5;

    private bool _hasHead;

    /// <summary>Writes the line of a round.</summary>
    /// <param name="result">What it achieved.</param>
    /// <param name="best">The best accuracy so far.</param>
    /// <param name="clientEpsilon">The most that a client has spent by its own noise; null for none.</param>
    public void Write(RoundResult result, double best, double? clientEpsilon)
    {
        if (!_hasHead)
            terminal.Output.WriteLine(" round  clients   samples  train loss  test loss  accuracy      best   time");
        _hasHead = true;
        string spent = result.Epsilon is { } epsilon ? string.Create(CultureInfo.InvariantCulture, $"  ε {epsilon:0.000}")
            : clientEpsilon is { } own ? string.Create(CultureInfo.InvariantCulture, $"  a client's own ε {own:0.000}")
            : string.Empty;
        string loss = result.TrainingMetrics.TryGetValue("train_loss", out double value) ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "-";
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Round,6}  {$"{result.AcceptedCount}/{result.Training.Length}",7}  {result.SampleCount,8:N0}  {loss,10}  {result.Server?.Loss,9:0.0000}  {result.Server?.Accuracy,7:0.00 %}  {best,8:0.00 %}  {result.Duration.TotalSeconds,4:0.0} s{spent}"));
        WriteFailures(result);
        if (!result.PutAside.IsEmpty)
            terminal.Output.WriteLine($"        left out, for they didn't answer before: {string.Join(", ", result.PutAside.Take(MostNamed))}{(result.PutAside.Length > MostNamed ? " …" : string.Empty)}");
        if (result.Failure is not null)
            terminal.Output.WriteLine($"        the model is as it was: {result.Failure}");
    }

    private void WriteFailures(RoundResult result)
    {
        ClientOutcome[] failures = [.. result.Training.Where(outcome => outcome.Kind != OutcomeKind.Accepted)];
        foreach (var outcome in failures.Take(MostNamed))
            terminal.Output.WriteLine($"        without {outcome.ClientId}: {outcome.Reason}");
        if (failures.Length > MostNamed)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        and without {failures.Length - MostNamed} more"));
    }
}
