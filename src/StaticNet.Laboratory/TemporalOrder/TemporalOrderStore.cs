using System.Globalization;

namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>The file of a training: written whole or not at all, so that a run that was killed at any moment goes on from its last one.</summary>
/// <param name="directory">The directory of the run, made where there is none; null for no files.</param>
/// <param name="trial">The training.</param>
internal sealed class TemporalOrderStore(string? directory, TemporalOrderTrial trial)
{
    private const string Trial = "trial";

    private string? FilePath => directory is null ? null : Path.Combine(directory, $"{trial.Name.Replace(' ', '_')}.safetensors");

    /// <summary>Writes how far the training has come.</summary>
    /// <param name="state">The state.</param>
    public void Save(TemporalOrderState state)
    {
        if (FilePath is not { } path)
            return;
        Directory.CreateDirectory(directory!);
        var file = new SafetensorsWriter();
        file.AddMetadata(Trial, trial.Name);
        for (int i = 0; i < state.Weights.Length; i++)
            file.Add(string.Create(CultureInfo.InvariantCulture, $"weights.{i}"), [state.Weights[i].Length], state.Weights[i]);
        Add("progress", [state.Updates, state.LargestNorm, state.ErrorRate, state.LearnedAfter]);
        Add("moments", [.. state.Moments.SelectMany(moment => (double[])[moment.Updates, moment.Loss, moment.Norm, moment.Errors])]);
        Add("norms", [.. state.Moments.SelectMany(moment => moment.Norms)]);
        Add("long", [.. state.LongTests.SelectMany(test => (double[])[test.Length, test.Sequences, test.Wrong])]);
        file.Save(path);

        void Add(string name, double[] values) => file.Add(name, [values.Length], values);
    }

    /// <summary>Reads it; null where there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is of another training, or damaged.</exception>
    public TemporalOrderState? Load()
    {
        if (FilePath is not { } path || !File.Exists(path))
            return null;
        using var file = SafetensorsFile.Open(path);
        if (!file.Metadata.TryGetValue(Trial, out string? name) || name != trial.Name)
            throw new InvalidDataException($"{path} is the file of '{name}', not of '{trial.Name}'.");
        double[] progress = file.ReadDoubles("progress"), norms = file.ReadDoubles("norms");
        if (progress.Length != 4)
            throw new InvalidDataException($"{path} is a file of another version of this experiment; begin anew in another directory.");
        double[][] moments = [.. file.ReadDoubles("moments").Chunk(4)];
        int steps = moments.Length == 0 ? 0 : norms.Length / moments.Length;
        return new TemporalOrderState(
            (int)progress[0],
            [.. Enumerable.Range(0, file.Tensors.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"weights.{i}")).TakeWhile(key => file.TryGetTensor(key, out _)).Select(file.ReadSingles)],
            progress[1],
            progress[2],
            (int)progress[3],
            [.. moments.Select((moment, i) => new TemporalOrderMoment((int)moment[0], moment[1], moment[2], moment[3], norms[(i * steps)..((i + 1) * steps)]))],
            [.. file.ReadDoubles("long").Chunk(3).Select(test => new LongTest((int)test[0], (int)test[1], (int)test[2]))]);
    }
}
