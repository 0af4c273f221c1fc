namespace StaticNet.Files;

/// <summary>
/// A <see cref="TrainingState"/> in a file: safetensors with an F32, F64 or I64 tensor of its shape for each array, and in <c>__metadata__</c> a text
/// <c>text:NAME</c> for each text and <c>sha256</c>, the SHA-256 of the file with 64 zeros in its place. Files of the former version 1, whose arrays
/// have one dimension, are read too.
/// </summary>
/// <remarks>
/// Of a trainer's state the weights are <c>network/dense1.weight</c> and so on, with the names and shapes of <see cref="NetworkWeights"/>;
/// <see cref="TrainingState"/> names the rest.
/// Files are written as <see cref="AtomicFile"/> does: a kill at any moment leaves the former one or the new one. The same
/// state gives the same bytes. Every bit of an array is kept, so a caller's own may have NaN; of a trainer's,
/// <see cref="Trainer{TNetwork}.SaveState"/> refuses what <see cref="Trainer{TNetwork}.LoadState"/> would.
/// </remarks>
public static class CheckpointFile
{
    private const string VersionKey = "checkpoint.version";
    private const string Version = "2";
    private const string FormerVersion = "1";
    private const string TextPrefix = "text:";

    /// <summary>Writes a state, in whose place the former one is until the new one is complete on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">A name or a text of the state isn't Unicode, or an array has the name <c>__metadata__</c>; nothing was written.</exception>
    /// <exception cref="IOException">The file can't be written; the former one is as it was.</exception>
    public static void Save(string path, TrainingState state) => Save(path, state, null, AtomicFileSteps.OnDisk);

    /// <summary>Reads a state, exactly as it was saved.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file isn't there, or can't be read.</exception>
    /// <exception cref="InvalidDataException">The file isn't a checkpoint, or any bit of it has changed; the message names the file and what is wrong.</exception>
    public static TrainingState Load(string path)
    {
        using var file = SafetensorsFile.Open(path);
        return Load(file);
    }

    /// <summary>Writes a state with a store's label.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">The state.</param>
    /// <param name="label">The label; null for none.</param>
    /// <param name="steps">What is done to the disk.</param>
    internal static void Save(string path, TrainingState state, CheckpointLabel? label, AtomicFileSteps steps)
    {
        ArgumentNullException.ThrowIfNull(state);
        var writer = new SafetensorsWriter();
        writer.AddMetadata(VersionKey, Version);
        writer.AddMetadata(CheckpointChecksum.Key, CheckpointChecksum.Zeros);
        label?.AddTo(writer);
        foreach (var (name, text) in state.Texts)
            writer.AddMetadata(TextPrefix + name, text);
        foreach (var (name, array) in state.Arrays)
            Add(writer, name, state.GetShape(name).AsSpan(), array);
        AtomicFile.Write(path, stream => CheckpointChecksum.Write(writer, stream), steps);
    }

    /// <summary>Checks a file and reads its state.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">The file isn't a checkpoint, or any bit of it has changed.</exception>
    internal static TrainingState Load(SafetensorsFile file)
    {
        CheckpointChecksum.Verify(file);
        if (!file.Metadata.TryGetValue(VersionKey, out string? version) || version is not (FormerVersion or Version))
            throw SafetensorsHeader.Error(
                file.Name, $"has the text {VersionKey} {version ?? "missing"}; this library reads {FormerVersion} and {Version}.");
        var state = new TrainingState();
        try
        {
            foreach (var (key, text) in file.Metadata)
                if (key.StartsWith(TextPrefix, StringComparison.Ordinal))
                    state.Add(key[TextPrefix.Length..], text);
            foreach (var tensor in file.Tensors)
                Add(state, file, tensor, version);
        }
        catch (ArgumentException exception)
        {
            throw SafetensorsHeader.Error(file.Name, $"is no checkpoint: {exception.Message}", exception);
        }

        return state;
    }

    private static void Add(SafetensorsWriter writer, string name, ReadOnlySpan<long> shape, Array array)
    {
        if (array is float[] singles)
            writer.Add(name, shape, singles);
        else if (array is double[] doubles)
            writer.Add(name, shape, doubles);
        else
            writer.Add(name, shape, (long[])array);
    }

    private static void Add(TrainingState state, SafetensorsFile file, SafetensorsTensor tensor, string version)
    {
        if (version == FormerVersion && tensor.Shape.Length != 1)
            throw SafetensorsHeader.Error(
                file.Name, $"is no checkpoint: {tensor} has {tensor.Shape.Length} dimensions; arrays of version {version} have 1.");
        state.Take(tensor.Name, tensor.Shape, tensor.Type switch
        {
            SafetensorsType.F32 => file.ReadSingles(tensor.Name),
            SafetensorsType.F64 => file.ReadDoubles(tensor.Name),
            _ => (Array)file.ReadInt64s(tensor.Name),
        });
    }
}
