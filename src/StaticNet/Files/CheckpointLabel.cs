using System.Globalization;

namespace StaticNet.Files;

/// <summary>What a store writes on a checkpoint.</summary>
/// <param name="Step">The step that it was made after.</param>
/// <param name="Score">How good it was; null if nobody said.</param>
/// <param name="Sequence">The checkpoints that the store had written when it was: what was saved last has the largest, whatever its step.</param>
internal sealed record CheckpointLabel(long Step, double? Score, long Sequence)
{
    private const string StepKey = "checkpoint.step";
    private const string ScoreKey = "checkpoint.score";
    private const string SequenceKey = "checkpoint.sequence";

    /// <summary>The label of a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">It has none.</exception>
    public static CheckpointLabel Read(SafetensorsFile file)
    {
        double? score = null;
        if (file.Metadata.TryGetValue(ScoreKey, out string? text))
            score = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? value
                : throw SafetensorsHeader.Error(file.Name, $"the text {ScoreKey} is {text}, not a number.");
        return new CheckpointLabel(ReadInteger(file, StepKey), score, ReadInteger(file, SequenceKey));
    }

    /// <summary>Adds the label to a file.</summary>
    /// <param name="writer">The file.</param>
    public void AddTo(SafetensorsWriter writer)
    {
        writer.AddMetadata(StepKey, Step.ToString(CultureInfo.InvariantCulture));
        writer.AddMetadata(SequenceKey, Sequence.ToString(CultureInfo.InvariantCulture));
        if (Score is { } score)
            writer.AddMetadata(ScoreKey, score.ToString("R", CultureInfo.InvariantCulture));
    }

    private static long ReadInteger(SafetensorsFile file, string key)
    {
        if (!file.Metadata.TryGetValue(key, out string? text))
            throw SafetensorsHeader.Error(file.Name, $"is no checkpoint of a store: there is no text {key}.");
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw SafetensorsHeader.Error(file.Name, $"the text {key} is {text}, not an integer of 0 or more.");
    }
}
