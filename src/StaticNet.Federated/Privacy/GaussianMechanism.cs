using StaticNet.Files;
using StaticNet.Numerics;

namespace StaticNet.Federated;

/// <summary>Updates clipped to a norm S, and normal noise of the standard deviation z·S on what is released of them (the Gaussian mechanism: Dwork and Roth 2014, appendix A).</summary>
public abstract class GaussianMechanism
{
    private readonly UpdateClipping _clipping;
    private readonly GaussianNoise _noise;

    private protected GaussianMechanism(double clippingNorm, double noiseMultiplier, GaussianNoise? noise)
    {
        ClippingNorm = Setting.Positive(clippingNorm, nameof(clippingNorm));
        NoiseMultiplier = Setting.NotNegative(noiseMultiplier, nameof(noiseMultiplier));
        _clipping = new UpdateClipping(clippingNorm);
        _noise = noise ?? GaussianNoise.CreateSecure();
    }

    /// <summary>The largest norm S of an update.</summary>
    public double ClippingNorm { get; }

    /// <summary>The noise z as a multiple of it.</summary>
    public double NoiseMultiplier { get; }

    /// <summary>sums += clip(state − current). Sums stay in double up to the end: rounded in between, a clipped update could be longer than its norm.</summary>
    private protected void AddClipped(StateDictLayout layout, ReadOnlySpan<float> current, ReadOnlySpan<float> state, Span<double> sums) =>
        StateMath.AddScaledDifference(_clipping.GetFactor(layout, current, state), state, current, sums);

    /// <summary>model = current + (sums + N(0, z²·S²)) / denominator.</summary>
    /// <exception cref="OverflowException">The model leaves the range of floats; it isn't written.</exception>
    private protected void Release(ReadOnlySpan<float> current, ReadOnlySpan<double> sums, double denominator, Span<float> model)
    {
        double deviation = NoiseMultiplier * ClippingNorm;
        float[] noisy = new float[model.Length];
        for (int i = 0; i < noisy.Length; i++)
            noisy[i] = (float)(current[i] + ((sums[i] + (deviation * _noise.Next())) / denominator));
        if (!FiniteCheck.AllFinite(noisy))
            throw new OverflowException($"Noise of standard deviation {deviation / denominator} leads out of the range of floats; lower the norm that updates are clipped to.");
        noisy.CopyTo(model);
    }
}
