using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Training;

/// <summary>
/// An exponential moving average of a network's weights and statistics, which often predicts better than the weights themselves
/// (Polyak and Juditsky 1992; as <c>torch.optim.swa_utils.AveragedModel</c> with <c>get_ema_multi_avg_fn</c> and <c>use_buffers</c>):
/// after the first step <c>a = w</c>, after each further one <c>a += (1 − d)·(w − a)</c>.
/// </summary>
/// <remarks>
/// d is <see cref="Decay"/>, or with <see cref="WarmsUp"/> <c>min(Decay, (1 + t)/(10 + t))</c> after t averaged steps, so that the
/// weights of the first steps don't stay in it for long (TensorFlow's <c>ExponentialMovingAverage</c>). Rejected steps don't enter; a
/// rollback takes the average back with the weights. An instance serves one trainer. Updates allocate nothing.
/// </remarks>
public sealed class WeightAveraging
{
    private const int BlockLength = 256;

    private AlignedBuffer<float>? _parameters;
    private AlignedBuffer<float>? _statistics;
    private INetwork? _network;

    /// <summary>An average.</summary>
    /// <param name="decay">The part that a step keeps, in [0, 1).</param>
    /// <param name="warmsUp">Whether the first steps keep less.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is outside its limits.</exception>
    public WeightAveraging(double decay = 0.999, bool warmsUp = false)
    {
        if (!(decay is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(
                nameof(decay), decay, $"decay is {decay.ToString(CultureInfo.InvariantCulture)}; it must be in [0, 1).");
        Decay = decay;
        WarmsUp = warmsUp;
    }

    /// <summary>The part that a step keeps, in [0, 1).</summary>
    public double Decay { get; }

    /// <summary>Whether the first steps keep less.</summary>
    public bool WarmsUp { get; }

    /// <summary>The steps averaged.</summary>
    public long Count { get; private set; }

    /// <summary>The average of <see cref="INetwork.Parameters"/>, laid out like them; 0 before the first step, empty before a trainer has it.</summary>
    public ReadOnlySpan<float> Parameters => _parameters is null ? default : _parameters.Span;

    /// <summary>The average of <see cref="INetwork.Statistics"/>, laid out like them.</summary>
    public ReadOnlySpan<float> Statistics => _statistics is null ? default : _statistics.Span;

    /// <summary>Writes the average to a network, such as one to be saved or to predict with.</summary>
    /// <param name="network">A network of the type that was trained.</param>
    /// <exception cref="ArgumentException">Its parameters or statistics are of another length; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">No step was averaged yet.</exception>
    public void CopyTo(INetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (Count == 0)
            throw new InvalidOperationException("There is no average before the first step.");
        if (network.Parameters.Length != Parameters.Length || network.Statistics.Length != Statistics.Length)
            throw new ArgumentException(
                $"The average is of {Parameters.Length} parameters and {Statistics.Length} statistics; the network has "
                + $"{network.Parameters.Length} and {network.Statistics.Length}.", nameof(network));
        using var change = WeightsChange.Of(network);
        Parameters.CopyTo(network.Parameters);
        Statistics.CopyTo(network.Statistics);
    }

    /// <summary>Makes room, once; the same network again goes on with the average.</summary>
    /// <exception cref="InvalidOperationException">It serves another network.</exception>
    internal void Attach(INetwork network)
    {
        if (network == _network)
            return;
        if (_network is not null)
            throw new InvalidOperationException("The average already serves another network; each needs its own.");
        _network = network;
        _parameters = new(network.Parameters.Length);
        _statistics = new(network.Statistics.Length);
    }

    /// <summary>Takes the weights after a step in.</summary>
    internal void Update(INetwork network)
    {
        using var use = NetworkUse.Of(network);
        double decay = Count == 0 ? 0 : WarmsUp ? Math.Min(Decay, (1.0 + Count) / (10.0 + Count)) : Decay;
        Count++;
        if (decay == 0)
        {
            network.Parameters.CopyTo(_parameters!.Span);
            network.Statistics.CopyTo(_statistics!.Span);
            return;
        }

        Move(_parameters!.Span, network.Parameters, (float)(1 - decay));
        Move(_statistics!.Span, network.Statistics, (float)(1 - decay));
    }

    /// <summary>Exchanges the average with the weights and statistics of the network; the same again undoes it.</summary>
    internal void Exchange(INetwork network)
    {
        using var change = WeightsChange.Of(network);
        Exchange(_parameters!.Span, network.Parameters);
        Exchange(_statistics!.Span, network.Statistics);
    }

    /// <summary>Copies the average; returns its count.</summary>
    internal long Save(Span<float> parameters, Span<float> statistics)
    {
        Parameters.CopyTo(parameters);
        Statistics.CopyTo(statistics);
        return Count;
    }

    /// <summary>Copies back.</summary>
    internal void Restore(ReadOnlySpan<float> parameters, ReadOnlySpan<float> statistics, long count)
    {
        parameters.CopyTo(_parameters!.Span);
        statistics.CopyTo(_statistics!.Span);
        Count = count;
    }

    /// <summary>Adds what is kept in states.</summary>
    internal void AddTo(StateMap map)
    {
        map.AddTensors("average", () => _parameters!.Span, () => _statistics!.Span);
        map.Add("average.count", () => Count, value => Count = value);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Move(Span<float> average, ReadOnlySpan<float> values, float share)
    {
        ref float to = ref MemoryMarshal.GetReference(average);
        ref float from = ref MemoryMarshal.GetReference(values[..average.Length]);
        var shares = Vector.Create(share);
        int index = 0;
        for (; index <= average.Length - Vector<float>.Count; index += Vector<float>.Count)
        {
            var old = Vector.LoadUnsafe(ref to, (nuint)index);
            LaneArithmetic.MultiplyAdd(Vector.LoadUnsafe(ref from, (nuint)index) - old, shares, old).StoreUnsafe(ref to, (nuint)index);
        }

        for (; index < average.Length; index++)
            average[index] = float.MultiplyAddEstimate(values[index] - average[index], share, average[index]);
    }

    private static void Exchange(Span<float> left, Span<float> right)
    {
        Span<float> block = stackalloc float[BlockLength];
        for (int start = 0; start < left.Length; start += BlockLength)
        {
            int length = Math.Min(BlockLength, left.Length - start);
            left.Slice(start, length).CopyTo(block);
            right.Slice(start, length).CopyTo(left[start..]);
            block[..length].CopyTo(right[start..]);
        }
    }
}
