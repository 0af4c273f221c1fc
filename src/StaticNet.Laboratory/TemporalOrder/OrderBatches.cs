namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>Sequences in batches, and whether answers to them are right.</summary>
/// <param name="seed">Another seed, other sequences.</param>
/// <param name="longest">The most steps that a sequence has room for.</param>
internal sealed class OrderBatches(ulong seed, int longest)
{
    /// <summary>The most sequences of a batch.</summary>
    public const int Capacity = 100;

    private readonly TemporalOrderTask _task = new(seed);
    private readonly float[] _steps = new float[Capacity * longest * TemporalOrderTask.Symbols];
    private readonly int[] _answers = new int[Capacity];
    private readonly int[] _lengths = new int[Capacity];

    /// <summary>The symbols of a batch.</summary>
    /// <param name="room">The steps that each sequence has room for.</param>
    /// <param name="count">Its sequences.</param>
    public ReadOnlySpan<float> Steps(int room, int count) => _steps.AsSpan(0, count * room * TemporalOrderTask.Symbols);

    /// <summary>The answers of the batch that was drawn last.</summary>
    public ReadOnlySpan<int> Answers => _answers;

    /// <summary>Draws a batch.</summary>
    /// <param name="first">The number of its first sequence.</param>
    /// <param name="length">The steps of each.</param>
    /// <param name="room">The steps that it has room for.</param>
    /// <param name="count">How many.</param>
    public Batch Draw(long first, int length, int room, int count)
    {
        int size = room * TemporalOrderTask.Symbols;
        _lengths.AsSpan(0, count).Fill(length);
        for (int i = 0; i < count; i++)
            _answers[i] = _task.Draw(first + i, length, _steps.AsSpan(i * size, size));
        return new Batch(Steps(room, count), new Targets(_answers.AsSpan(0, count))) { Lengths = _lengths.AsSpan(0, count) };
    }

    /// <summary>The sequences of the batch that are answered wrongly; null where a score is no number.</summary>
    /// <param name="scores">A score for each answer of each; a right one is above all others.</param>
    public int? CountErrors(ReadOnlySpan<float> scores)
    {
        int wrong = 0;
        for (int i = 0; i < scores.Length / TemporalOrderTask.Classes; i++)
        {
            var own = scores.Slice(i * TemporalOrderTask.Classes, TemporalOrderTask.Classes);
            if (float.IsNaN(own[0]))
                return null;
            for (int other = 0; other < own.Length; other++)
                if (other != _answers[i] && own[other] >= own[_answers[i]])
                {
                    wrong++;
                    break;
                }
        }

        return wrong;
    }
}
