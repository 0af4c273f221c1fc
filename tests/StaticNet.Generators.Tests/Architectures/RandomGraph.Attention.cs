using StaticNet.Tests.Scalar;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>Attention in graphs: of a sequence to itself, or to one that has a name.</summary>
internal sealed partial class RandomGraph
{
    private void Attend()
    {
        int[] divisors = [.. Enumerable.Range(1, 8).Where(heads => _graph.ShapeOf(_graph.Current)[^1] % heads == 0)];
        int heads = divisors[_random.Next(divisors.Length)];
        bool bias = _random.Next(3) > 0;
        (string Name, int Value)[] sequences = [.. _named.Where(named => _graph.ShapeOf(named.Value).Length == 2)];
        if (sequences.Length == 0 || _random.Next(2) == 0)
        {
            _graph.Layer(new ScalarSelfAttention(heads, _random.Next(2) == 0, bias));
            return;
        }

        var memory = sequences[_random.Next(sequences.Length)];
        _unread.Remove(memory.Name);
        _graph.Attend(memory, heads, bias);
    }
}
