using StaticNet.Numerics;

namespace StaticNet.Federated;

/// <summary>The Gaussian mechanism.</summary>
internal static class NoisyModel
{
    /// <summary>model = current + (sums + N(0, deviation²)) / denominator.</summary>
    /// <exception cref="OverflowException">The model leaves the range of floats; it isn't written.</exception>
    public static void Write(ReadOnlySpan<float> current, ReadOnlySpan<double> sums, double deviation, GaussianNoise noise, double denominator, Span<float> model)
    {
        float[] noisy = new float[model.Length];
        for (int i = 0; i < noisy.Length; i++)
            noisy[i] = (float)(current[i] + ((sums[i] + (deviation * noise.Next())) / denominator));
        if (!FiniteCheck.AllFinite(noisy))
            throw new OverflowException($"Noise of standard deviation {deviation / denominator} leads out of the range of floats; lower the norm that updates are clipped to.");
        noisy.CopyTo(model);
    }
}
