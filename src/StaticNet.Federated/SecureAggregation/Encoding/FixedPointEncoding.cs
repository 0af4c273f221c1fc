namespace StaticNet.Federated;

/// <summary>
/// Updates as integers, whose sums are exact in any order: an element is clip(Δ, ±range)·n/maximumSamples in steps of range/levels, levels = 2^(bits − 1) − 1, and a further word is n
/// itself. Sums are modulo 2³².
/// </summary>
/// <param name="Ranges">What elements are clipped to.</param>
/// <param name="Bits">The bits of an element, its sign included.</param>
/// <param name="MaximumSamples">The most samples that a client counts for.</param>
/// <param name="Rounding">How elements are rounded.</param>
internal sealed record FixedPointEncoding(ElementRanges Ranges, int Bits, long MaximumSamples, SecureRounding Rounding)
{
    /// <summary>The most bits of an element: a <see cref="float"/> has no more, and its sum with another has to be below 2³¹.</summary>
    public const int MaximumBits = 24;

    /// <summary>The fewest bits of an element.</summary>
    public const int MinimumBits = 2;

    private const double RoundingUnit = 1.0 / (1L << 32);

    private int Levels => (1 << (Bits - 1)) - 1;

    /// <summary>Reads what a server asks for.</summary>
    /// <param name="message">Its message.</param>
    /// <param name="elements">The elements of the model.</param>
    /// <exception cref="ClientFailureException">The message doesn't hold it.</exception>
    public static FixedPointEncoding Read(SecureMessage message, int elements)
    {
        string rounding = message.Text(SecureNames.Rounding);
        return new(
            ElementRanges.Read(message.Bytes(SecureNames.Ranges).Span, elements),
            (int)message.Integer(SecureNames.Bits, MinimumBits, MaximumBits),
            message.Integer(SecureNames.MaximumSamples, 1, uint.MaxValue),
            rounding switch
            {
                nameof(SecureRounding.Nearest) => SecureRounding.Nearest,
                nameof(SecureRounding.Stochastic) => SecureRounding.Stochastic,
                _ => throw new ClientFailureException($"The rounding {rounding} isn't known."),
            });
    }

    /// <summary>Writes it for clients.</summary>
    /// <param name="settings">Receives it.</param>
    public void Write(Dictionary<string, FederatedValue> settings)
    {
        settings[SecureNames.Ranges] = FederatedValue.FromBytes(Ranges.ToBytes());
        settings[SecureNames.Bits] = (long)Bits;
        settings[SecureNames.MaximumSamples] = MaximumSamples;
        settings[SecureNames.Rounding] = Rounding.ToString();
    }

    /// <summary>Encodes an update.</summary>
    /// <param name="update">The update: finite numbers.</param>
    /// <param name="samples">The samples that it stands for; those above the most count as the most.</param>
    /// <param name="key">The key of random rounding.</param>
    /// <returns>[elements + 1]: the update and the samples.</returns>
    public uint[] Encode(ReadOnlySpan<float> update, long samples, Secret key)
    {
        long counted = Math.Min(samples, MaximumSamples);
        uint[] words = new uint[update.Length + 1];
        if (Rounding == SecureRounding.Stochastic)
        {
            using var noise = new MaskStream(key);
            noise.AddTo(words);
        }

        int start = 0;
        foreach (var (count, range) in Ranges.Runs)
        {
            double scale = (double)counted / MaximumSamples / range * Levels;
            for (int i = start; i < start + count; i++)
            {
                double steps = Math.Clamp(update[i], -range, range) * scale;
                steps = Rounding == SecureRounding.Stochastic ? Math.Floor(steps + words[i] * RoundingUnit) : Math.Round(steps);
                words[i] = (uint)(int)Math.Clamp(steps, -Levels, Levels);
            }

            start += count;
        }

        words[^1] = (uint)counted;
        return words;
    }

    /// <summary>The mean of a sum.</summary>
    /// <param name="sum">[elements + 1]: the sum of encoded updates and that of their samples, which isn't 0.</param>
    public float[] DecodeMean(ReadOnlySpan<uint> sum)
    {
        float[] mean = new float[sum.Length - 1];
        int start = 0;
        foreach (var (count, range) in Ranges.Runs)
        {
            double step = range / Levels * MaximumSamples / sum[^1];
            for (int i = start; i < start + count; i++)
                mean[i] = (float)((int)sum[i] * step);
            start += count;
        }

        return mean;
    }
}
