using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Training;

/// <summary>
/// Puts the gradients of several batches together into that of one large batch: <c>Σ wᵢ·gᵢ / Σ wᵢ</c>, where wᵢ is what
/// the mean loss of batch i was divided by, its samples or what their labels weigh. Sums are in double and in the order of the batches.
/// </summary>
/// <param name="memory">The network's arrays.</param>
/// <param name="architecture">The network's type.</param>
internal sealed class GradientAccumulator(NetworkMemory memory, NetworkArchitecture architecture)
{
    private readonly AlignedBuffer<double> _sums = new(memory.Gradients.Length);
    private double _loss;

    /// <summary>What the loss of all batches is a mean over.</summary>
    public double Weight { get; private set; }

    /// <summary>Begins a step.</summary>
    public void Clear()
    {
        _sums.Span.Clear();
        _loss = Weight = 0;
    }

    /// <summary>Adds the gradients that the network holds.</summary>
    /// <param name="loss">The mean loss of their batch.</param>
    /// <param name="weight">What it is a mean over.</param>
    public void Add(float loss, double weight)
    {
        using var use = memory.UseToTrain();
        _loss += loss * weight;
        Weight += weight;
        AddScaled(memory.Gradients.Span, _sums.Span, weight);
    }

    /// <summary>Writes the gradients of all batches to the network and clips them.</summary>
    /// <param name="proximity">What is added to loss and gradients before they are clipped; null for nothing.</param>
    /// <returns>What a pass over all of them would have found.</returns>
    public GradientResult Finish(ProximalTerm? proximity)
    {
        using var use = memory.UseToTrain();
        double share = Weight > 0 ? 1 / Weight : 0;
        memory.ForgetUsedRows();
        StoreScaled(_sums.Span, memory.Gradients.Span, share);
        return CombinedGradients.Finish(memory, architecture, (float)(_loss * share), proximity) with { IsEmpty = Weight == 0 };
    }

    // Arrays of parameters are multiples of 16.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddScaled(ReadOnlySpan<float> gradients, Span<double> sums, double weight)
    {
        var weights = Vector512.Create(weight);
        for (int i = 0; i + FixedOrder.LaneCount <= gradients.Length; i += FixedOrder.LaneCount)
        {
            var (lower, upper) = Vector512.Widen(Vector512.LoadUnsafe(in gradients[i]));
            ref double sum = ref sums[i];
            LaneArithmetic.MultiplyAdd(lower, weights, Vector512.LoadUnsafe(ref sum)).StoreUnsafe(ref sum);
            LaneArithmetic.MultiplyAdd(upper, weights, Vector512.LoadUnsafe(ref sum, FixedOrder.LaneCount / 2))
                .StoreUnsafe(ref sum, FixedOrder.LaneCount / 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StoreScaled(ReadOnlySpan<double> sums, Span<float> gradients, double share)
    {
        var shares = Vector512.Create(share);
        for (int i = 0; i + FixedOrder.LaneCount <= gradients.Length; i += FixedOrder.LaneCount)
        {
            ref readonly double sum = ref sums[i];
            var lower = Vector512.LoadUnsafe(in sum) * shares;
            var upper = Vector512.LoadUnsafe(in sum, FixedOrder.LaneCount / 2) * shares;
            Vector512.Narrow(lower, upper).StoreUnsafe(ref gradients[i]);
        }
    }
}
