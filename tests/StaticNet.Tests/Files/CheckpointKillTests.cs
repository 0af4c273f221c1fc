using System.Globalization;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>Processes that are killed while they save.</summary>
public sealed class CheckpointKillTests
{
    [Fact]
    public void Save_ProcessIsKilledAtSomeMoment_LeavesWhatWasSavedLoadable()
    {
        using var directory = new TemporaryDirectory();
        var store = new CheckpointStore(directory.Path, EndlessSaving.Keep);

        for (int run = 0; run < 5; run++)
        {
            long saved = RunAndKill(directory.Path, saves: 3 + run);

            var loaded = store.LoadLatest();
            Assert.True(loaded.IsLoaded);
            Assert.Empty(loaded.Skipped);
            Assert.InRange(loaded.Checkpoint.Step, saved, long.MaxValue);
            Assert.Equal(loaded.Checkpoint.Step, loaded.State.Get<long>("steps")[2]);
            Assert.Equal(EndlessSaving.Length, loaded.State.Get<float>("parameters").Length);
            Assert.Equal(-1, loaded.State.Get<float>("parameters").IndexOfAnyExcept((float)loaded.Checkpoint.Step));
            Assert.True(store.LoadBest().IsLoaded);

            // The last ones, the best, one that was to be deleted and the temporary file of one that was to come.
            Assert.InRange(directory.Names.Length, 1, EndlessSaving.Keep + 3);
        }
    }

    // The last step that the process said it had saved.
    private static long RunAndKill(string directory, int saves)
    {
        using var child = ChildRun.Start(nameof(EndlessSaving), (EndlessSaving.Variable, directory));
        try
        {
            long step = 0;
            for (int save = 0; save < saves; save++)
                step = long.Parse(child.StandardOutput.ReadLine() ?? throw new InvalidOperationException(child.StandardError.ReadToEnd()), CultureInfo.InvariantCulture);
            return step;
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }
    }
}
