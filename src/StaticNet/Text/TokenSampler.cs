using System.Globalization;
using StaticNet.Numerics;

namespace StaticNet.Text;

/// <summary>
/// Draws a token by a network's outputs for it: token i with probability <c>e^(zᵢ/T) / Σⱼ e^(zⱼ/T)</c> over the k tokens with the largest outputs z, where T is the
/// temperature.
/// </summary>
/// <remarks>
/// The same outputs and the same place of the stream give the same token on every machine. Outputs of any finite size are safe: the largest is subtracted first, in double
/// precision. An output of −∞ is a token that is never drawn. Drawing allocates nothing. Serves one thread at a time.
/// </remarks>
public sealed class TokenSampler
{
    private readonly float[] _sorted;

    /// <summary>A sampler that draws from all tokens at temperature 1.</summary>
    /// <param name="tokens">The most tokens that there will be, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public TokenSampler(int tokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 1);
        _sorted = new float[tokens];
    }

    /// <summary>
    /// T, finite and 0 or more: below 1 likely tokens come more often than the network says, above 1 less often; 0 always takes the largest output, the first of equal
    /// ones. Default 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public float Temperature
    {
        get;
        set => field = float.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A temperature is finite and 0 or more.");
    } = 1;

    /// <summary>k, the tokens to draw from, those with the largest outputs, the first of equal ones; at least 1, or 0, the default, for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int TopK
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Draws a token.</summary>
    /// <param name="logits">The outputs, a number a token, before softmax.</param>
    /// <param name="random">The stream, of which a word is taken; none where the largest output is.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentException">There are no outputs or too many, one is NaN or +∞, or all are −∞; nothing was taken.</exception>
    public int Sample(ReadOnlySpan<float> logits, ref RandomStream random)
    {
        int largest = CheckAndFindLargest(logits);
        if (Temperature == 0 || TopK == 1)
            return largest;
        float least = float.NegativeInfinity;
        int ties = logits.Length; // of those that are as small as the least, how many may be drawn
        if (TopK > 0 && TopK < logits.Length)
            (least, ties) = FindLeast(logits);
        double top = logits[largest], total = 0;
        int left = ties;
        foreach (float logit in logits)
            total += Weight(logit, top, least, ref left);

        double place = (random.NextUInt32() + 0.5) * (1.0 / 4294967296) * total;
        left = ties;
        double sum = 0;
        for (int token = 0; token < logits.Length; token++)
        {
            sum += Weight(logits[token], top, least, ref left);
            if (sum > place)
                return token;
        }

        return largest; // the sums are the same, so that the last one is above the place
    }

    private double Weight(float logit, double top, float least, ref int left) =>
        logit < least || (logit == least && left-- <= 0) ? 0 : PortableMath.Exp((logit - top) / Temperature);

    // The smallest output that may be drawn, and how many of those that are equal to it.
    private (float Least, int Ties) FindLeast(ReadOnlySpan<float> logits)
    {
        var sorted = _sorted.AsSpan(0, logits.Length);
        logits.CopyTo(sorted);
        sorted.Sort();
        float least = sorted[^TopK];
        int ties = 0;
        foreach (float logit in sorted[^TopK..])
            ties += logit == least ? 1 : 0;
        return (least, ties);
    }

    private int CheckAndFindLargest(ReadOnlySpan<float> logits)
    {
        if (logits.IsEmpty || logits.Length > _sorted.Length)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {logits.Length} outputs; this sampler takes 1 to {_sorted.Length}."), nameof(logits));
        int largest = 0;
        for (int token = 0; token < logits.Length; token++)
        {
            if (float.IsNaN(logits[token]) || float.IsPositiveInfinity(logits[token]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Output {token} is {logits[token]}; outputs are finite, or -∞."), nameof(logits));
            if (logits[token] > logits[largest])
                largest = token;
        }

        return !float.IsNegativeInfinity(logits[largest])
            ? largest
            : throw new ArgumentException("Every output is -∞, so that no token can be drawn.", nameof(logits));
    }
}
