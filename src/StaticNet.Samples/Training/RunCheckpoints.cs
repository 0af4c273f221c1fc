using System.Globalization;
using StaticNet.Files;
using StaticNet.Samples.CommandLine;
using StaticNet.Training;

namespace StaticNet.Samples.Training;

/// <summary>The checkpoints of a run: saved while it goes on, and loaded to go on with it.</summary>
/// <param name="store">Where they are.</param>
/// <param name="settings">What the run depends on and a state doesn't hold; a run goes on with the same ones only.</param>
internal sealed class RunCheckpoints(CheckpointStore store, string settings)
{
    // Callers' own entries begin with this.
    private const string SettingsName = "user.settings";

    // What a kill loses at most, unless an epoch is longer.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Saves a state after each epoch, after every two seconds and at the end.</summary>
    /// <exception cref="IOException">A checkpoint can't be written.</exception>
    public TrainingCallback Callback => new CheckpointCallback(Save) { Every = Interval };

    /// <summary>Refuses to mix the checkpoints of a new run with those of another.</summary>
    /// <exception cref="UsageException">There are checkpoints.</exception>
    public void CheckEmpty()
    {
        if (!Reading(store.List).IsEmpty)
            throw new UsageException(
                $"{store.DirectoryPath} has checkpoints of another run; go on with it with --resume, or give --checkpoint another directory.");
    }

    /// <summary>Takes the last state that is whole; without any the run starts at its beginning.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="trainer">The trainer, with all its settings made.</param>
    /// <param name="tell">Receives what is resumed, and what is damaged.</param>
    /// <exception cref="UsageException">The state is of a run with other settings, or every checkpoint is damaged.</exception>
    public void Resume<TNetwork>(Trainer<TNetwork> trainer, Action<string> tell)
        where TNetwork : class, INetwork
    {
        var load = Reading(store.LoadLatest);
        foreach (var skipped in load.Skipped)
            tell($"skipped a damaged checkpoint: {skipped.Reason}");
        if (load.State is not { } state)
        {
            if (!load.Skipped.IsEmpty)
                throw new UsageException($"No checkpoint in {store.DirectoryPath} is whole: {load.Skipped[0].Reason}");
            tell("no checkpoint yet: starting at the beginning");
            return;
        }

        if (!state.TryGetText(SettingsName, out string? saved) || saved != settings)
            throw new UsageException(
                $"The checkpoints in {store.DirectoryPath} are of a run with [{saved}]; this one has [{settings}]. Give the same options to go on with it.");
        try
        {
            trainer.LoadState(state);
        }
        catch (TrainingStateException exception)
        {
            throw new UsageException($"The checkpoints in {store.DirectoryPath} are of another run. {exception.Message}", exception);
        }

        tell(string.Create(CultureInfo.InvariantCulture, $"resumed after step {trainer.StepCount}, in epoch {trainer.EpochCount}"));
    }

    private void Save(TrainingState state, long step, double? score)
    {
        state.Add(SettingsName, settings);
        store.Save(state, step, score);
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The checkpoints in {store.DirectoryPath} can't be used: {exception.Message}", exception);
        }
    }
}
