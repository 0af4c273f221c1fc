using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>The program killed at random moments, and resumed until it is done.</summary>
/// <remarks>The environment variable STATICNET_KILLS asks for more kills.</remarks>
public sealed class DigitsKillTests
{
    private static readonly string[] Arguments =
    [
        "digits", "--train-samples", "3000", "--test-samples", "100", "--epochs", "40", "--schedule", "cosine", "--augment",
        "--validation", "200", "--json",
    ];

    // From before the first checkpoint to after the last.
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(1.5);

    private static int Kills => int.TryParse(
        Environment.GetEnvironmentVariable("STATICNET_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int kills) ? kills : 6;

    [Fact]
    public async Task Resume_AfterKills_EndsWithTheWeightsOfARunThatWasNot()
    {
        using var folder = new TemporaryFolder();
        string expected = Hash(await Run(folder.File("whole"), life: null));
        var random = new Random(1);
        int kills = 0, runs = 0;
        while (kills < Kills || runs == 0)
        {
            string directory = folder.File(runs.ToString(CultureInfo.InvariantCulture));
            string? output = null;
            while (output is null)
            {
                // Once there were kills enough, the run comes to its end.
                var life = kills < Kills ? LongestLife * random.NextDouble() : (TimeSpan?)null;
                output = await Run(directory, life);
                if (output is null)
                    kills++;
            }

            Assert.Equal(expected, Hash(output));
            runs++;
        }
    }

    /// <summary>Runs the program for a time.</summary>
    /// <returns>What it wrote to standard output; null if it was killed.</returns>
    private static async Task<string?> Run(string directory, TimeSpan? life)
    {
        string program = typeof(StaticNet.Samples.Digits.DigitClassifier).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. Arguments, "--checkpoint", directory, "--resume"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var end = new CancellationTokenSource(life ?? Timeout.InfiniteTimeSpan);
        bool isKilled = false;
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            isKilled = process.ExitCode != 0;
        }

        if (isKilled)
            return null;
        Assert.True(process.ExitCode == 0, $"The program ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    private static string Hash(string? output)
    {
        using var json = JsonDocument.Parse(output!);
        return json.RootElement.GetProperty("weightsHash").GetString()!;
    }
}
