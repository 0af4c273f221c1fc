using System.Collections.Immutable;
using StaticNet.CompilerServices;

namespace StaticNet.Files;

/// <summary>
/// The tensors of a model in the order of PyTorch's state dict, as one array without padding, each row-major: what programs exchange who know nothing of how a network's own arrays
/// are laid out.
/// </summary>
public sealed class StateDictLayout
{
    private readonly ImmutableArray<int> _offsets;

    /// <summary>A layout.</summary>
    /// <param name="tensors">The tensors, whose names differ.</param>
    /// <exception cref="ArgumentException">There is none, or two have one name.</exception>
    public StateDictLayout(IEnumerable<StateDictTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        Tensors = [.. tensors];
        if (Tensors.IsEmpty)
            throw new ArgumentException("A state dict has at least one tensor.", nameof(tensors));
        if (Tensors.GroupBy(tensor => tensor.Name, StringComparer.Ordinal).FirstOrDefault(name => name.Count() > 1) is { } twice)
            throw new ArgumentException($"Two tensors are called {twice.Key}.", nameof(tensors));
        var offsets = ImmutableArray.CreateBuilder<int>(Tensors.Length);
        foreach (var tensor in Tensors)
        {
            offsets.Add(Length);
            Length = checked(Length + tensor.Count);
        }

        _offsets = offsets.MoveToImmutable();
    }

    /// <summary>The tensors, in order.</summary>
    public ImmutableArray<StateDictTensor> Tensors { get; }

    /// <summary>The elements of all tensors.</summary>
    public int Length { get; }

    /// <summary>The layout of a network's class.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    public static StateDictLayout Of<TNetwork>()
        where TNetwork : class, INetwork =>
        new(TNetwork.Architecture.Tensors.All.Select(tensor => new StateDictTensor(tensor.Name, tensor.Info?.Shape ?? [], RoleOf(tensor))));

    /// <summary>The elements of a tensor.</summary>
    /// <param name="index">Its place in <see cref="Tensors"/>.</param>
    /// <param name="state">All of them.</param>
    public Span<float> Slice(int index, Span<float> state) => state.Slice(_offsets[index], Tensors[index].Count);

    /// <inheritdoc cref="Slice(int, Span{float})"/>
    public ReadOnlySpan<float> Slice(int index, ReadOnlySpan<float> state) => state.Slice(_offsets[index], Tensors[index].Count);

    /// <summary>Whether both have the same tensors in the same order.</summary>
    /// <param name="other">Another layout.</param>
    public bool IsSameAs(StateDictLayout other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Tensors.AsSpan().SequenceEqual(other.Tensors.AsSpan());
    }

    /// <summary>Copies the parameters and statistics of a network; a count of batches is the number of its training passes.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="state">Receives <see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">The layout is another network's, or the span is of another length; nothing was written.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the network.</exception>
    public void Save<TNetwork>(TNetwork network, Span<float> state)
        where TNetwork : class, INetwork
    {
        Check<TNetwork>(network, state.Length, nameof(state));
        using var use = NetworkUse.Of(network);
        for (int i = 0; i < Tensors.Length; i++)
        {
            var tensor = TNetwork.Architecture.Tensors.All[i];
            if (tensor.Info is null)
                Slice(i, state)[0] = network.TrainingPosition.Step;
            else
                tensor.In(network).CopyTo(Slice(i, state));
        }

        use.ThrowIfChanged();
    }

    /// <summary>Sets the parameters and statistics of a network. Nothing else of it changes; it keeps no counts of batches.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="state"><see cref="Length"/> elements, finite.</param>
    /// <exception cref="ArgumentException">The layout is another network's, the span is of another length, or an element isn't finite; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">Another call uses the network.</exception>
    public void Load<TNetwork>(TNetwork network, ReadOnlySpan<float> state)
        where TNetwork : class, INetwork
    {
        Check<TNetwork>(network, state.Length, nameof(state));
        for (int i = 0; i < Tensors.Length; i++)
        {
            int bad = Numerics.FiniteCheck.IndexOfNonFinite(Slice(i, state));
            if (bad >= 0)
                throw new ArgumentException($"Element {bad} of {Tensors[i]} is {Slice(i, state)[bad]}; every element must be finite.", nameof(state));
        }

        using var change = WeightsChange.Of(network);
        for (int i = 0; i < Tensors.Length; i++)
            if (TNetwork.Architecture.Tensors.All[i] is { Info: not null } tensor)
                tensor.In(network).CopyFrom(Slice(i, state));
    }

    private static StateDictRole RoleOf(StateTensor tensor) => tensor.Info switch
    {
        null => StateDictRole.BatchCount,
        { Kind: ParameterKind.Statistic } => StateDictRole.Statistic,
        _ => StateDictRole.Trained,
    };

    private void Check<TNetwork>(TNetwork network, int length, string name)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        if (length != Length)
            throw new ArgumentException($"The state has {Length} elements, not {length}.", name);
        if (!IsSameAs(Of<TNetwork>()))
            throw new ArgumentException($"The layout isn't that of {TNetwork.Architecture.Name}.", nameof(network));
    }
}
