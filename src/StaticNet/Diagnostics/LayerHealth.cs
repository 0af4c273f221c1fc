using System.Collections.Immutable;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>
/// How the training of one layer goes. Members of gradients and outputs tell of the last pass of <c>ComputeGradients</c>, those of
/// weights and updates of the last step of an optimizer; reading them allocates nothing.
/// </summary>
public sealed class LayerHealth
{
    /// <summary>An <see cref="UpdateRatio"/> above this is <see cref="GradientVerdict.Exploding"/>; <see cref="Verdict"/> gives reasons and sources.</summary>
    public const double LargestUpdateRatio = 0.1;

    /// <summary>A <see cref="GradientNorm"/> above so many times <see cref="WeightNorm"/> is <see cref="GradientVerdict.Exploding"/>.</summary>
    public const double LargestGradientRatio = 1000;

    /// <summary>A <see cref="GradientRms"/> of at most this part of the largest layer's is <see cref="GradientVerdict.Vanishing"/>.</summary>
    public const double SmallestGradientRatio = 1e-6;

    /// <summary>A <see cref="DeadShare"/> of at least this is <see cref="GradientVerdict.Dead"/>.</summary>
    public const double LargestDeadShare = 0.5;

    // Fewer samples tell too little of dead units.
    private const int SmallestBatch = 16;

    private readonly GradientHealth _network;
    private readonly LayerSums _sums;
    private readonly ActivationCounts? _counts;

    internal LayerHealth(string name, GradientHealth network, LayerSums sums, ActivationCounts? counts, ImmutableArray<RecurrenceHealth> recurrences)
    {
        Name = name;
        _network = network;
        _sums = sums;
        _counts = counts;
        Recurrences = recurrences;
    }

    /// <summary>The layer's name, <c>Dense1</c>.</summary>
    public string Name { get; }

    /// <summary>The layer's parameters, padding not counted; 0 for an activation.</summary>
    public int ParameterCount => _sums.Elements;

    /// <summary>The recurrences of a recurrent layer, each layer's forward before backward: their gradients through time. None of other layers.</summary>
    public ImmutableArray<RecurrenceHealth> Recurrences { get; }

    /// <summary>The L2 norm of the layer's gradients, before clipping by norm; 0 without parameters.</summary>
    public double GradientNorm => Math.Sqrt(_sums.Gradients);

    /// <summary>The root mean square of the layer's gradients: what can be compared among layers of different sizes.</summary>
    public double GradientRms => ParameterCount == 0 ? 0 : Math.Sqrt(_sums.Gradients / ParameterCount);

    /// <summary>The L2 norm of the layer's parameters after the optimizer's last step; as they are, before the first.</summary>
    public double WeightNorm => Math.Sqrt(_sums.Weights);

    /// <summary>The L2 norm of what the optimizer's last step changed; 0 before the first.</summary>
    public double UpdateNorm => Math.Sqrt(_sums.Updates);

    /// <summary><see cref="UpdateNorm"/> over <see cref="WeightNorm"/>; 0 without weights. About 1e-3 is usual.</summary>
    public double UpdateRatio => _sums.Updates is > 0 and var updates ? Math.Sqrt(updates / _sums.Weights) : 0;

    /// <summary>The units of an activation; 0 for other layers.</summary>
    public int Units => _counts?.Units ?? 0;

    /// <summary>The samples of the last batch that an activation's outputs were counted over.</summary>
    public int Samples => _counts?.Rows ?? 0;

    /// <summary>The units of a rectifier whose output is 0 for every sample of the batch: no gradient passes through them.</summary>
    public int DeadUnits => _counts?.DeadUnits ?? 0;

    /// <summary>The part of a rectifier's units that are dead, in [0, 1].</summary>
    public double DeadShare => Units == 0 ? 0 : (double)DeadUnits / Units;

    /// <summary>The part of a rectifier's outputs that are 0, in [0, 1]; about a half is usual for ReLU.</summary>
    public double ZeroShare => Samples == 0 ? 0 : (double)_counts!.Zeros / ((long)Units * Samples);

    /// <summary>
    /// The units of tanh and its kin that are saturated for every sample: within 1.5 % of an end of the range, so
    /// <c>|y| &gt; 0.97</c> for a range of −1 to 1, and y below 0.015 or above 0.985 for one of 0 to 1. There the derivative of
    /// tanh and sigmoid is below 6 % of its largest (Karpathy, "Building makemore" part 3, goes by 0.97; Glorot and Bengio 2010 explain
    /// what saturation does).
    /// </summary>
    public int SaturatedUnits => _counts?.SaturatedUnits ?? 0;

    /// <summary>The part of the outputs that are saturated, in [0, 1].</summary>
    public double SaturatedShare => Samples == 0 ? 0 : (double)_counts!.Saturated / ((long)Units * Samples);

    /// <summary>The gradients, parameters and outputs that are NaN or infinite.</summary>
    // Sums of finite floats' squares are finite in double: where the sums are, nothing has to be looked at.
    public long NonFiniteCount =>
        (_counts?.NonFinite ?? 0) + (double.IsFinite(_sums.Gradients) && double.IsFinite(_sums.Weights) ? 0 : _sums.CountNonFinite());

    /// <summary>
    /// The worst of these that holds:
    /// <list type="bullet">
    /// <item><see cref="GradientVerdict.NonFinite"/>: <see cref="NonFiniteCount"/> is above 0.</item>
    /// <item><see cref="GradientVerdict.Exploding"/>: <see cref="UpdateRatio"/> is above 0.1, a hundred times what is usual
    /// (Stanford's CS231n, "Ratio of weights:updates": about 1e-3), or <see cref="GradientNorm"/> is above a thousand times
    /// <see cref="WeightNorm"/>.</item>
    /// <item><see cref="GradientVerdict.Dead"/>: <see cref="DeadShare"/> is at least 0.5, over a batch of at least 16 samples;
    /// fewer tell too little. CS231n reports up to 40 % from too large a learning rate.</item>
    /// <item><see cref="GradientVerdict.Vanishing"/>: <see cref="GradientRms"/> is at most a millionth of that of the layer with
    /// the largest. Gradients of alike size in all layers are what initializations aim at (Glorot and Bengio 2010).</item>
    /// <item>What a recurrence's <see cref="RecurrenceHealth.Verdict"/> says of its gradient through time.</item>
    /// </list>
    /// </summary>
    public GradientVerdict Verdict
    {
        get
        {
            var worst = OwnVerdict;
            foreach (var recurrence in Recurrences)
                worst = recurrence.Verdict is var verdict && verdict > worst ? verdict : worst;
            return worst;
        }
    }

    private GradientVerdict OwnVerdict
    {
        get
        {
            if (NonFiniteCount > 0)
                return GradientVerdict.NonFinite;
            if (UpdateRatio > LargestUpdateRatio || (WeightNorm > 0 && GradientNorm > LargestGradientRatio * WeightNorm))
                return GradientVerdict.Exploding;
            if (DeadShare >= LargestDeadShare && Samples >= SmallestBatch)
                return GradientVerdict.Dead;
            bool vanishes = ParameterCount > 0 && _network.LargestGradientRms is > 0 and var largest && GradientRms <= SmallestGradientRatio * largest;
            return vanishes ? GradientVerdict.Vanishing : GradientVerdict.Healthy;
        }
    }

    /// <summary>Counts the outputs of a training pass, and takes the norms of its gradients through time.</summary>
    internal void Observe(NetworkMemory memory, int rows)
    {
        _counts?.Count(memory, rows);
        foreach (var recurrence in Recurrences)
            recurrence.Observe(memory, rows);
    }
}
