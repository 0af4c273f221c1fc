namespace StaticNet.Federated.Tests.Strategies;

/// <summary>Small models: two trained tensors, and maybe a running mean and a count of batches between them.</summary>
internal static class Models
{
    /// <summary>Four trained elements.</summary>
    public static StateDictLayout Four { get; } = new([new("weight", [4])]);

    /// <summary>Trained elements 0, 1, 2 and 6, 7; a running mean at 3 and 4; a count of batches at 5.</summary>
    public static StateDictLayout Mixed { get; } = new(
        [new("weight", [3]), new("running_mean", [2], StateDictRole.Statistic), new("num_batches_tracked", [], StateDictRole.BatchCount), new("bias", [2])]);

    /// <summary>A model of equal elements.</summary>
    public static float[] All(float value, int length = 4) => [.. Enumerable.Repeat(value, length)];

    /// <summary>Updates of equal elements, each of as many samples.</summary>
    public static ClientUpdate[] Updates(params float[] values) => [.. values.Select((value, index) => Update(index, 5, All(value)))];

    /// <summary>An update.</summary>
    public static ClientUpdate Update(int client, long samples, params float[] state) => new($"client{client}", state, samples);

    /// <summary>Updates that differ in every element, drawn.</summary>
    public static ClientUpdate[] Draw(int seed, int count, int length)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(client =>
            Update(client, random.Next(1, 100), [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5))]))];
    }

    /// <summary>What an aggregator makes of updates.</summary>
    public static float[] Combine(this Aggregator aggregator, StateDictLayout layout, params ClientUpdate[] updates)
    {
        float[] combined = new float[layout.Length];
        aggregator.Combine(layout, new float[layout.Length], updates, combined);
        return combined;
    }
}
