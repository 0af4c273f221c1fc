using StaticNet.Laboratory.TemporalOrder;
using Xunit;

namespace StaticNet.Tests.Laboratory;

/// <summary>Sequences of the temporal-order task.</summary>
public sealed class TemporalOrderTaskTests
{
    private const int Length = 50;

    [Fact]
    public void Draw_ManySequences_HaveTwoRelevantSymbolsAtTheirPlacesThatTellTheAnswer()
    {
        var task = new TemporalOrderTask(seed: 3);
        float[] steps = new float[(Length + 5) * TemporalOrderTask.Symbols];
        var (firsts, seconds, answers, symbols) = (new SortedSet<int>(), new SortedSet<int>(), new int[4], new int[6]);
        for (int number = 0; number < 4000; number++)
        {
            int answer = task.Draw(number, Length, steps);

            int[] sequence = [.. steps.Chunk(6).Take(Length).Select(step => Array.IndexOf(step, 1f))];
            int[] relevant = [.. Enumerable.Range(0, Length).Where(step => sequence[step] < 2)];
            Assert.Equal(2, relevant.Length);
            Assert.Equal(answer, (2 * sequence[relevant[0]]) + sequence[relevant[1]]);
            Assert.All(steps.Chunk(6).Take(Length), step => Assert.Equal(1f, step.Sum()));
            Assert.All(steps.Skip(Length * 6), value => Assert.Equal(0f, value));
            firsts.Add(relevant[0]);
            seconds.Add(relevant[1]);
            answers[answer]++;
            foreach (int symbol in sequence)
                symbols[symbol]++;
        }

        Assert.Equal([5, 6, 7, 8, 9], firsts);
        Assert.Equal([25, 26, 27, 28, 29], seconds);
        Assert.All(answers, count => Assert.InRange(count, 900, 1100));
        Assert.All(symbols[2..], count => Assert.InRange(count, 47_000, 49_000));
    }

    [Fact]
    public void Draw_SameNumber_IsTheSameSequence()
    {
        float[] first = new float[Length * 6], again = new float[Length * 6], other = new float[Length * 6];

        int answer = new TemporalOrderTask(seed: 3).Draw(7, Length, first);

        Assert.Equal(answer, new TemporalOrderTask(seed: 3).Draw(7, Length, again));
        new TemporalOrderTask(seed: 4).Draw(7, Length, other);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }
}
