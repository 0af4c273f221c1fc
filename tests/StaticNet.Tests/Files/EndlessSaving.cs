using System.Globalization;

namespace StaticNet.Tests.Files;

/// <summary>A run that saves checkpoint after checkpoint until it is killed, or a minute of disk has passed without.</summary>
internal static class EndlessSaving
{
    public const string Variable = "STATICNET_TESTS_CHECKPOINTS";
    public const int Keep = 2;
    public const int Length = 40_000;

    private const int MostSaves = 20_000;

    /// <summary>Goes on from the latest checkpoint of the directory that the environment names, and prints each step that it has saved.</summary>
    public static string Run()
    {
        var store = new CheckpointStore(Environment.GetEnvironmentVariable(Variable)!, Keep);
        long step = store.LoadLatest().Checkpoint?.Step ?? 0;
        for (int save = 0; save < MostSaves; save++)
        {
            step++;
            store.Save(CheckpointBytes.State(step, Length), step, -step % 7);
            Console.WriteLine(step.ToString(CultureInfo.InvariantCulture));
        }

        return "not killed";
    }
}
