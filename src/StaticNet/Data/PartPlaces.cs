using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>Where the parts of samples lie: those of values, and those of integers, one after the other.</summary>
internal sealed class PartPlaces
{
    private readonly int[] _starts;

    /// <summary>Places parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">One is missing.</exception>
    public PartPlaces(ImmutableArray<SamplePart> parts, string name)
    {
        Parts = parts;
        _starts = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            var part = parts[i] ?? throw new ArgumentException($"Part {i} is null.", name);
            _starts[i] = part.Kind == ElementKind.Values ? Values : Integers;
            if (part.Kind == ElementKind.Values)
                Values = checked(Values + part.Length);
            else
                Integers = checked(Integers + part.Length);
        }
    }

    /// <summary>The parts.</summary>
    public ImmutableArray<SamplePart> Parts { get; }

    /// <summary>The values of one sample.</summary>
    public int Values { get; }

    /// <summary>The integers of one sample.</summary>
    public int Integers { get; }

    /// <summary>Where a part begins among those of its kind.</summary>
    /// <param name="index">The part.</param>
    /// <param name="kind">Its kind, as the caller thinks.</param>
    /// <param name="noun">What it is.</param>
    /// <param name="integers">What integers are called.</param>
    public int StartOf(int index, ElementKind kind, string noun, string integers)
    {
        if ((uint)index >= (uint)_starts.Length)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The samples have {_starts.Length} {noun}s, numbered from 0.");
        if (Parts[index].Kind != kind)
            throw new InvalidOperationException(
                $"The shape of the samples says that {noun} {index} is of {(kind == ElementKind.Values ? integers : "values")}, not of {(kind == ElementKind.Values ? "values" : integers)}.");
        return _starts[index];
    }
}
