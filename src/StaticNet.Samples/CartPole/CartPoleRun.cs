using System.Globalization;
using System.Text.Json;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.CartPole;

/// <summary>A run of the command <c>cartpole</c>.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
/// <param name="cancellationToken">Ends the run at its next update.</param>
internal sealed class CartPoleRun(CartPoleOptions options, Terminal terminal, CancellationToken cancellationToken)
{
    private const int Episodes = 100, ShownUpdates = 10;

    /// <summary>The mean return from which on the task counts as solved.</summary>
    private const double SolvedReturn = 475;

    /// <summary>Runs.</summary>
    public ExitCode Run()
    {
        var settings = new CartPoleSettings { Updates = options.Updates };
        using var learning = new CartPoleLearning(settings, options.Seed);
        while (learning.Updates < settings.Updates && !cancellationToken.IsCancellationRequested)
        {
            learning.Update();
            if (!options.Json && learning.Updates % ShownUpdates == 0)
                terminal.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{learning.Updates * settings.Worlds * settings.Horizon,9:N0} steps  {learning.MeanReturn,6:0.0} of {CartPoleWorld.LongestEpisode}"));
        }

        double mean = learning.Evaluate(Episodes, options.Seed);
        bool isCancelled = learning.Updates < settings.Updates;
        var result = new CartPoleResult(options.Seed, learning.Updates * settings.Worlds * settings.Horizon, isCancelled, mean, mean >= SolvedReturn);
        terminal.Output.WriteLine(options.Json
            ? JsonSerializer.Serialize(result, CartPoleJsonContext.Default.CartPoleResult)
            : string.Create(CultureInfo.InvariantCulture, $"The pole stays up {mean:0.0} of {CartPoleWorld.LongestEpisode} steps in {Episodes} new episodes: {(result.Solved ? "solved" : "not solved")}."));
        return isCancelled ? ExitCode.Cancelled : ExitCode.Success;
    }
}
