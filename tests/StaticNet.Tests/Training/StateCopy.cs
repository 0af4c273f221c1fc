using System.Collections.Immutable;

namespace StaticNet.Tests.Training;

/// <summary>States that are nearly those of a trainer.</summary>
internal static class StateCopy
{
    /// <summary>A copy whose last element is NaN.</summary>
    public static Array Spoil(Array array)
    {
        var copy = (Array)array.Clone();
        if (copy is float[] singles)
            singles[^1] = float.NaN;
        else
            ((double[])copy)[^1] = double.NaN;
        return copy;
    }

    /// <summary>A copy of a state with one entry changed, or left out where the change gives none.</summary>
    public static TrainingState Of(
        TrainingState state, string name, Func<Array, Array?> changeArray, Func<string, string?> changeText)
    {
        var copy = new TrainingState();
        foreach (var (key, text) in state.Texts)
            if ((key == name ? changeText(text) : text) is { } kept)
                copy.Add(key, kept);
        foreach (var (key, array) in state.Arrays)
            Add(copy, key, state.GetShape(key), key == name ? changeArray(array) : array);
        return copy;
    }

    // Of its shape, unless it has got another number of elements.
    private static void Add(TrainingState state, string name, ImmutableArray<long> shape, Array? array)
    {
        if (array?.Length != shape.Aggregate(1L, (product, size) => product * size))
            shape = [array?.Length ?? 0];
        switch (array)
        {
            case float[] singles:
                state.Add<float>(name, shape.AsSpan(), singles);
                break;
            case double[] doubles:
                state.Add<double>(name, shape.AsSpan(), doubles);
                break;
            case long[] integers:
                state.Add<long>(name, shape.AsSpan(), integers);
                break;
        }
    }
}
