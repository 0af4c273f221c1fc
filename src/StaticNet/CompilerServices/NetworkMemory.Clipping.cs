using System.Diagnostics.CodeAnalysis;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <content>How gradients are clipped, and the factors that they are clipped by.</content>
public sealed unsafe partial class NetworkMemory
{
    private GradientScaling _scaling = new ScalingByNorm(GradientNorm.L2);
    private float _gradientLimit = float.PositiveInfinity;
    private ScaleGranularity _scaleGranularity;

    /// <summary>Whether <see cref="Squares"/> holds sums of squares.</summary>
    internal bool HasSquares => _scaling.TakesSquares;

    /// <summary>Lane sums of squared gradients, <c>[blocks, 16]</c>; of what another order of norm needs if the network clips by one.</summary>
    public AlignedBuffer<double> Squares { get; }

    /// <summary>Which gradients share a factor of clipping. Setting it allocates <see cref="GradientScales"/>, each factor 1.</summary>
    public ScaleGranularity ScaleGranularity
    {
        get => _scaleGranularity;
        [MemberNotNull(nameof(GradientScales))]
        set
        {
            _scaleGranularity = value;
            GradientScales = new(new ScaleBlocks(_architecture, value).Length);
            GradientScales.Span.Fill(1f);
        }
    }

    /// <summary>
    /// The factors that an optimizer multiplies gradients by, <c>[blocks, 16]</c>, in the order of <c>ScaleBlocks</c>:
    /// finite and 0 or more. With <see cref="ScaleGranularity.Network"/> the optimizer writes
    /// <see cref="GradientResult.Scale"/> to them, otherwise the backward pass has.
    /// </summary>
    public AlignedBuffer<float> GradientScales { get; private set; }

    /// <summary>How gradients are clipped by their norms.</summary>
    internal GradientScaling Scaling => _scaling;

    /// <summary>The largest norm of all gradients together; infinite without clipping by norm.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or NaN.</exception>
    public float MaxGradientNorm
    {
        get => _scaling.Limit;
        set => _scaling.SetLimit(value, nameof(MaxGradientNorm));
    }

    /// <summary>The largest norm of a layer's gradients, of networks that clip by layer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or NaN.</exception>
    public float MaxLayerGradientNorm
    {
        get => _scaling.Limit;
        set => _scaling.SetLimit(value, nameof(MaxLayerGradientNorm));
    }

    /// <summary>The largest norm of an output's gradient as a part of its weights' norm, of networks that clip adaptively.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or NaN.</exception>
    public float AdaptiveClipping
    {
        get => _scaling.Limit;
        set => _scaling.SetLimit(value, nameof(AdaptiveClipping));
    }

    /// <summary>The largest magnitude of a gradient's element; infinite without clipping by value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or NaN.</exception>
    public float GradientLimit
    {
        get => _gradientLimit;
        set => _gradientLimit = NetworkGuard.CheckPositive(value, nameof(GradientLimit));
    }

    /// <summary>Chooses how gradients are clipped by their norms; without a choice it is by the L2 norm of all.</summary>
    /// <param name="scaling">How.</param>
    public void ScaleBy(GradientScaling scaling)
    {
        ArgumentNullException.ThrowIfNull(scaling);
        _scaling = scaling;
        ScaleGranularity = scaling.Granularity;
    }
}
