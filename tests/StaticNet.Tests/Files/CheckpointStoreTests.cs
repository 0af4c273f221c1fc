using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>Directories of checkpoints.</summary>
public sealed class CheckpointStoreTests
{
    [Fact]
    public void Save_MoreThanAreKept_DeletesTheOldestButTheBest()
    {
        using var directory = new TemporaryDirectory();
        var store = new CheckpointStore(directory.PathOf("checkpoints"), keep: 2);
        double?[] scores = [0.5, 0.2, 0.4, null, 0.3, double.NaN];

        for (int step = 0; step < scores.Length; step++)
            store.Save(CheckpointBytes.State(step), 100 * step, scores[step]);

        Assert.Equal([500, 400, 100], store.List().Select(checkpoint => checkpoint.Step));
        Assert.Equal(
            ["step-000000000100.ckpt.safetensors", "step-000000000400.ckpt.safetensors", "step-000000000500.ckpt.safetensors"],
            Directory.EnumerateFiles(store.DirectoryPath).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        AssertLoaded(store.LoadLatest(), 500, 5);
        AssertLoaded(store.LoadBest(), 100, 1);
    }

    [Fact]
    public void Save_HigherIsBetter_KeepsTheHighestAndOfEqualOnesTheFirst()
    {
        using var directory = new TemporaryDirectory();
        var store = new CheckpointStore(directory.Path, keep: 1, higherIsBetter: true);

        foreach (var (step, score) in new[] { (1, 0.5), (2, 0.9), (3, 0.9), (4, 0.1) })
            store.Save(CheckpointBytes.State(step), step, score);

        Assert.Equal([4, 2], store.List().Select(checkpoint => checkpoint.Step));
        AssertLoaded(store.LoadBest(), 2, 2);
    }

    [Fact]
    public void Save_AnotherProcessesStore_GoesOnWithItsBest()
    {
        using var directory = new TemporaryDirectory();
        var first = new CheckpointStore(directory.Path, keep: 1);
        first.Save(CheckpointBytes.State(1), 1, 0.1 + 0.2);
        first.Save(CheckpointBytes.State(2), 2, 0.5);

        var second = new CheckpointStore(directory.Path, keep: 1);
        second.Save(CheckpointBytes.State(3), 3, 0.4);

        Assert.Equal([3, 1], second.List().Select(checkpoint => checkpoint.Step));
        Assert.Equal(0.1 + 0.2, second.LoadBest().Checkpoint!.Score);
        second.Save(CheckpointBytes.State(4), 4, 0.2);
        Assert.Equal([4], second.List().Select(checkpoint => checkpoint.Step));
    }

    [Fact]
    public void Save_RunThatWasResumedFromAnEarlierStep_IsTheLatest()
    {
        using var directory = new TemporaryDirectory();
        var store = new CheckpointStore(directory.Path, keep: 2);
        foreach (int step in new[] { 10, 20, 30 })
            store.Save(CheckpointBytes.State(step), step);

        store.Save(CheckpointBytes.State(5), 5);

        AssertLoaded(store.LoadLatest(), 5, 5);
        Assert.Equal([5, 30], store.List().Select(checkpoint => checkpoint.Step));
        store.Save(CheckpointBytes.State(31), 30);
        AssertLoaded(store.LoadLatest(), 30, 31);
        Assert.Equal([30, 5], store.List().Select(checkpoint => checkpoint.Step));
    }

    [Fact]
    public void LoadLatest_DamagedCheckpoints_ReportsThemAndLoadsTheOneBefore()
    {
        using var directory = new TemporaryDirectory();
        var store = new CheckpointStore(directory.Path, keep: 4);
        string[] paths = [.. Enumerable.Range(1, 4).Select(step => store.Save(CheckpointBytes.State(step), step, 1.0 / step).Path)];
        Damage(paths[3]);
        File.WriteAllBytes(paths[2], File.ReadAllBytes(paths[2])[..100]);

        var loaded = store.LoadLatest();

        AssertLoaded(loaded, 2, 2, [paths[2], paths[3]]);
        Assert.Contains("checksum", loaded.Skipped[1].Reason, StringComparison.Ordinal);
        AssertLoaded(store.LoadBest(), 2, 2, [paths[2], paths[3]]);
    }

    [Fact]
    public void Save_DamagedCheckpoints_AreLeftAndDoNotCount()
    {
        using var directory = new TemporaryDirectory();
        var first = new CheckpointStore(directory.Path, keep: 2);
        string[] paths = [.. Enumerable.Range(1, 2).Select(step => first.Save(CheckpointBytes.State(step), step).Path)];
        Damage(paths[1]);

        var second = new CheckpointStore(directory.Path, keep: 2);
        second.Save(CheckpointBytes.State(3), 3);

        Assert.Equal(3, directory.Names.Length);
        Damage(second.LoadLatest().Checkpoint!.Path);
        AssertLoaded(second.LoadLatest(), 1, 1, [second.List()[0].Path, paths[1]]);
    }

    [Fact]
    public void LoadLatest_NothingThere_LoadsNothing()
    {
        using var directory = new TemporaryDirectory();

        var loaded = new CheckpointStore(directory.PathOf("none")).LoadLatest();

        Assert.False(loaded.IsLoaded);
        Assert.Null(loaded.State);
        Assert.Empty(loaded.Skipped);
        Assert.False(Directory.Exists(directory.PathOf("none")));
    }

    [Fact]
    public void Save_FilesOfOthers_AreLeftAloneAndLeftoversAreNot()
    {
        using var directory = new TemporaryDirectory();
        string[] others = ["notes.txt", "step-1.ckpt.safetensors", "step-00000000001x.ckpt.safetensors", "step-000000000001.safetensors", "best.ckpt.safetensors", "x.tmp"];
        foreach (string name in others)
            File.WriteAllText(directory.PathOf(name), "other");
        File.WriteAllText(directory.PathOf($"step-000000000007.ckpt.safetensors.{new string('0', 32)}.tmp"), "left");
        var store = new CheckpointStore(directory.Path, keep: 1);

        store.Save(CheckpointBytes.State(1), 1);
        store.Save(CheckpointBytes.State(2), 2);

        Assert.Equal(others.Append("step-000000000002.ckpt.safetensors").Order(StringComparer.Ordinal), directory.Names);
        Assert.Empty(store.LoadLatest().Skipped);
    }

    [Fact]
    public void LoadLatest_CheckpointWithoutLabel_IsReported()
    {
        using var directory = new TemporaryDirectory();
        CheckpointFile.Save(directory.PathOf("step-000000000001.ckpt.safetensors"), CheckpointBytes.State());

        var loaded = new CheckpointStore(directory.Path).LoadLatest();

        Assert.False(loaded.IsLoaded);
        Assert.Contains("no text checkpoint.step", Assert.Single(loaded.Skipped).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FailingSteps.Failure.Create)]
    [InlineData(FailingSteps.Failure.Flush)]
    [InlineData(FailingSteps.Failure.Rename)]
    internal void Save_StepFails_LeavesEveryCheckpoint(FailingSteps.Failure failure) => AssertKept(new FailingSteps(failure));

    [Fact]
    public void Save_WriteFailsAfterAnyByte_LeavesEveryCheckpoint()
    {
        int length = CheckpointBytes.Save(CheckpointBytes.State()).Length;

        for (int bytes = 0; bytes < length; bytes += 97)
            AssertKept(new FailingSteps(FailingSteps.Failure.Write, bytes));
    }

    [Fact]
    public void Constructor_NothingKept_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointStore("x", keep: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointStore("x").Save(CheckpointBytes.State(), step: -1));
        Assert.False(Directory.Exists("x"));
    }

    // A save that fails, of a new step or over the best one, changes nothing; the next one works and cleans up.
    private static void AssertKept(AtomicFileSteps steps)
    {
        using var directory = new TemporaryDirectory();
        var store = new CheckpointStore(directory.Path, keep: 1);
        store.Save(CheckpointBytes.State(1), 1, 0.1);
        store.Save(CheckpointBytes.State(2), 2, 0.2);
        var failing = new CheckpointStore(directory.Path, keep: 1) { Steps = steps };

        Assert.Throws<IOException>(() => failing.Save(CheckpointBytes.State(3), 3, 0.0));
        Assert.Throws<IOException>(() => failing.Save(CheckpointBytes.State(3), 1, 0.0));

        AssertLoaded(store.LoadLatest(), 2, 2);
        AssertLoaded(store.LoadBest(), 1, 1);
        store.Save(CheckpointBytes.State(3), 3, 0.0);
        Assert.Equal(["step-000000000003.ckpt.safetensors"], directory.Names);
    }

    private static void AssertLoaded(CheckpointLoad loaded, long step, long content, params string[] skipped)
    {
        Assert.True(loaded.IsLoaded);
        Assert.Equal(step, loaded.Checkpoint.Step);
        Assert.Equal(content, loaded.State.Get<long>("steps")[2]);
        Assert.Equal(skipped, loaded.Skipped.Select(checkpoint => checkpoint.Path));
    }

    private static void Damage(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        file[^3] ^= 4;
        File.WriteAllBytes(path, file);
    }
}
