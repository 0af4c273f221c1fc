using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StaticNet.Federated;

/// <summary>
/// What all rounds together tell about a client, in numbers. It adds the Rényi divergences of rounds, order by order (Mironov 2017), and makes an ε of them for a δ.
/// </summary>
/// <remarks>
/// <para>
/// It is assumed that each client takes part in a round with the stated probability, independently of others and of other rounds (Poisson sampling), that all its data goes through
/// one update whose norm is clipped, and that the noise is normal: see <see cref="PrivateMean"/>. Datasets are neighbours if one has a client more than the other. Where a fixed
/// number of clients is drawn instead, the ε is an approximation, as everywhere that such samples are accounted for so.
/// </para>
/// <para>With a sampling rate of 1 it accounts for the Gaussian mechanism without sampling, and so for a client's own noise: see <see cref="LocalPrivacy"/>.</para>
/// </remarks>
public sealed class PrivacyAccountant
{
    private readonly List<PrivacyEvent> _events = [];

    // The divergences of one step of each event, in the order of the orders.
    private readonly List<double[]> _divergences = [];

    /// <summary>An accountant who knows of no round.</summary>
    /// <param name="orders">The orders of divergences that it adds, each above 1 and at most 65,536; by default <see cref="DefaultOrders"/>.</param>
    /// <exception cref="ArgumentException">There is none, or one is outside that range.</exception>
    public PrivacyAccountant(IEnumerable<double>? orders = null)
    {
        Orders = orders is null ? DefaultOrders : [.. orders];
        if (Orders.IsEmpty)
            throw new ArgumentException("An accountant needs at least one order; leave them out for the usual ones.", nameof(orders));
        foreach (double order in Orders)
            SampledGaussian.CheckOrder(order, nameof(orders));
    }

    /// <summary>1.1, 1.2 … 10.9, 11, 12 … 63, and 128, 256, 512, 1024: those of TensorFlow Privacy's accountant.</summary>
    public static ImmutableArray<double> DefaultOrders { get; } =
        [.. Enumerable.Range(1, 99).Select(i => 1 + (i / 10.0)), .. Enumerable.Range(11, 53).Select(i => (double)i), 128, 256, 512, 1024];

    /// <summary>The orders of divergences that it adds.</summary>
    public ImmutableArray<double> Orders { get; }

    /// <summary>All rounds so far, equal ones together: what a checkpoint holds of an accountant.</summary>
    public IReadOnlyList<PrivacyEvent> State => [.. _events];

    /// <summary>Adds rounds.</summary>
    /// <param name="noiseMultiplier">The noise's standard deviation as a multiple of the norm that updates are clipped to; 0 or more.</param>
    /// <param name="samplingRate">The probability that a client takes part in a round, in [0, 1].</param>
    /// <param name="steps">The number of rounds; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range; nothing was added.</exception>
    public void Add(double noiseMultiplier, double samplingRate, long steps = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        for (int i = 0; i < _events.Count; i++)
        {
            ref var known = ref CollectionsMarshal.AsSpan(_events)[i];
            if (known.NoiseMultiplier == noiseMultiplier && known.SamplingRate == samplingRate)
            {
                known = known with { Steps = checked(known.Steps + steps) };
                return;
            }
        }

        double[] divergences = [.. Orders.Select(order => SampledGaussian.GetDivergence(order, noiseMultiplier, samplingRate))];
        _divergences.Add(divergences);
        _events.Add(new(noiseMultiplier, samplingRate, steps));
    }

    /// <summary>The smallest ε for a δ that an order gives.</summary>
    /// <param name="delta">δ: above 0, below 1. It should be less than 1/n for n clients: with 1/n, to publish all about one of them would be within the promise.</param>
    /// <param name="conversion">The bound that makes an ε of a divergence.</param>
    /// <exception cref="ArgumentOutOfRangeException">δ is outside its range.</exception>
    public PrivacyGuarantee GetEpsilon(double delta, PrivacyConversion conversion = PrivacyConversion.Tight)
    {
        Setting.Probability(delta, nameof(delta));
        var best = new PrivacyGuarantee(double.PositiveInfinity, delta, Orders[0]);
        for (int i = 0; i < Orders.Length; i++)
        {
            double epsilon = Convert(Orders[i], GetDivergence(i), delta, conversion);
            if (epsilon < best.Epsilon)
                best = new(epsilon, delta, Orders[i]);
        }

        return best;
    }

    /// <summary>The sum of the divergences of all rounds.</summary>
    /// <param name="index">The order's place in <see cref="Orders"/>.</param>
    public double GetDivergence(int index)
    {
        double sum = 0;
        for (int i = 0; i < _events.Count; i++)
            if (_events[i].Steps > 0)
                sum += _events[i].Steps * _divergences[i][index];
        return sum;
    }

    /// <summary>Forgets all rounds and goes on from those that <see cref="State"/> gave.</summary>
    /// <param name="state">The rounds.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of them is outside its range; nothing has changed.</exception>
    public void Load(IReadOnlyList<PrivacyEvent> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var loaded = new PrivacyAccountant(Orders);
        foreach (var (noiseMultiplier, samplingRate, steps) in state)
            loaded.Add(noiseMultiplier, samplingRate, steps);
        _events.Clear();
        _events.AddRange(loaded._events);
        _divergences.Clear();
        _divergences.AddRange(loaded._divergences);
    }

    private static double Convert(double order, double divergence, double delta, PrivacyConversion conversion)
    {
        if (divergence == 0)
            return 0;
        if (conversion == PrivacyConversion.Classic)
            return divergence - (Math.Log(delta) / (order - 1));
        // The divergence of any order above 1 is at least Kullback and Leibler's, and δ for ε = 0 is at most √(1 − exp(−that)).
        if (-LogSpace.ExpLessOne(-divergence) <= delta * delta)
            return 0;
        return Math.Max(0, divergence + LogSpace.LogOfOnePlus(-1 / order) - (Math.Log(delta * order) / (order - 1)));
    }
}
