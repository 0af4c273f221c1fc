namespace StaticNet.Samples.Contrast;

/// <summary>
/// The normalized cross-entropy of pairs: two views of an image are to be nearer to each other than to any other view of the batch. Chen, Kornblith,
/// Norouzi and Hinton 2020, <i>A simple framework for contrastive learning of visual representations</i>.
/// </summary>
/// <param name="temperature">τ, what similarities are divided by.</param>
/// <param name="length">The numbers of an embedding.</param>
internal sealed class ContrastiveLoss(double temperature, int length)
{
    private double[] _probabilities = [];

    /// <summary>
    /// Of 2n unit vectors z, of which i and i ± n are views of one image, the mean of <c>−log(e^(zᵢ·z₊/τ) / Σⱼ≠ᵢ e^(zᵢ·zⱼ/τ))</c>. With pᵢⱼ the quotient
    /// for j and yᵢⱼ 1 for the other view, the gradient by zᵢ is <c>Σⱼ (pᵢⱼ + pⱼᵢ − yᵢⱼ − yⱼᵢ)·zⱼ / (2n·τ)</c>.
    /// </summary>
    /// <param name="embeddings">The vectors, <c>[2n, length]</c>: the first views of n images, then their second views.</param>
    /// <param name="gradients">Receives the gradients.</param>
    /// <returns>The loss.</returns>
    public float Compute(ReadOnlySpan<float> embeddings, Span<float> gradients)
    {
        int count = embeddings.Length / length;
        if (_probabilities.Length < count * count)
            _probabilities = new double[count * count];
        double loss = 0;
        for (int i = 0; i < count; i++)
            loss += Softmax(embeddings, i, count);
        gradients.Clear();
        for (int i = 0; i < count; i++)
            for (int j = 0; j < count; j++)
            {
                if (i == j)
                    continue;
                double weight = _probabilities[(i * count) + j] + _probabilities[(j * count) + i] - (j == Other(i, count) ? 2 : 0);
                float factor = (float)(weight / (count * temperature));
                for (int c = 0; c < length; c++)
                    gradients[(i * length) + c] += factor * embeddings[(j * length) + c];
            }

        return (float)(loss / count);
    }

    // The other view of an image.
    private static int Other(int view, int count) => (view + (count / 2)) % count;

    private double Softmax(ReadOnlySpan<float> embeddings, int view, int count)
    {
        var row = _probabilities.AsSpan(view * count, count);
        var own = embeddings.Slice(view * length, length);
        double sum = 0;
        for (int j = 0; j < count; j++)
        {
            // A unit vector is no nearer than 1 to any, so that no exponential overflows.
            row[j] = j == view ? 0 : Math.Exp((Dot(own, embeddings.Slice(j * length, length)) - 1) / temperature);
            sum += row[j];
        }

        for (int j = 0; j < count; j++)
            row[j] /= sum;
        return -Math.Log(row[Other(view, count)]);
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum;
    }
}
