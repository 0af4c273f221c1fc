using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Training;

/// <summary>
/// What keeps weights near those where a training began: <c>μ/2·‖w − w₀‖²</c>, added to the loss of each step, and its gradient <c>μ·(w − w₀)</c> to that of each parameter, before
/// clipping. Clients of federated learning whose samples differ stay together by it (FedProx: Li et al. 2020, "Federated Optimization in Heterogeneous Networks", equation 2).
/// </summary>
/// <remarks>The norm is the squared one over all parameters. Statistics have no part in it. States of training don't hold the anchor. A step allocates nothing.</remarks>
public sealed class ProximalTerm
{
    private readonly INetwork _network;
    private readonly AlignedBuffer<float> _anchor;
    private readonly AlignedBuffer<float> _differences;

    /// <summary>A term whose anchor w₀ is what a network's parameters are now.</summary>
    /// <param name="network">The network, generated, which a trainer with the term trains.</param>
    /// <param name="weight">The weight μ, finite and 0 or more.</param>
    /// <exception cref="ArgumentException">The network isn't generated, so that it isn't known how it clips.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is outside its limits.</exception>
    public ProximalTerm(INetwork network, double weight)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!(double.IsFinite(weight) && weight >= 0))
            throw new ArgumentOutOfRangeException(nameof(weight), weight, $"weight is {weight.ToString(CultureInfo.InvariantCulture)}; it must be finite and 0 or more.");
        if (network.Memory is null)
            throw new ArgumentException("A proximal term needs a generated network: of others it isn't known how they clip.", nameof(network));
        _network = network;
        Weight = weight;
        _anchor = new AlignedBuffer<float>(network.Parameters.Length);
        _differences = new AlignedBuffer<float>(network.Parameters.Length);
        network.Parameters.CopyTo(_anchor.Span);
    }

    /// <summary>The weight μ.</summary>
    public double Weight { get; }

    /// <summary>The anchor w₀, laid out like <see cref="INetwork.Parameters"/>.</summary>
    public ReadOnlySpan<float> Anchor => _anchor.Span;

    /// <summary>Whether it is a network's.</summary>
    /// <param name="network">The network.</param>
    internal bool IsOf(INetwork network) => ReferenceEquals(network, _network);

    /// <summary>Adds the gradient of the term to those that the network holds.</summary>
    /// <returns>The term.</returns>
    internal double Add()
    {
        var memory = _network.Memory!;
        memory.ForgetUsedRows();
        Add(_network.Parameters, _anchor.Span, (float)Weight, memory.Gradients.Span, _differences.Span);
        return Weight / 2 * FixedOrder.SumOfSquares(_differences.Span);
    }

    // Arrays of parameters are multiples of 16.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add(ReadOnlySpan<float> weights, ReadOnlySpan<float> anchor, float weight, Span<float> gradients, Span<float> differences)
    {
        var factor = Vector512.Create(weight);
        for (int i = 0; i + FixedOrder.LaneCount <= weights.Length; i += FixedOrder.LaneCount)
        {
            var difference = Vector512.LoadUnsafe(in weights[i]) - Vector512.LoadUnsafe(in anchor[i]);
            ref float gradient = ref gradients[i];
            difference.StoreUnsafe(ref differences[i]);
            (Vector512.LoadUnsafe(ref gradient) + (factor * difference)).StoreUnsafe(ref gradient);
        }
    }
}
