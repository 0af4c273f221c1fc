namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>Draws the initial weights of a <see cref="RecurrentStart"/>.</summary>
/// <param name="start">Which.</param>
/// <param name="seed">Another seed, other weights.</param>
internal sealed class RecurrentWeights(RecurrentStart start, ulong seed)
{
    /// <summary>The units.</summary>
    public const int Units = 50;

    /// <summary>The recurrent weights of a unit that aren't 0, with <see cref="RecurrentStart.SmartTanh"/>.</summary>
    public const int FewWeights = 15;

    /// <summary>The spectral radius of the recurrent weights, with <see cref="RecurrentStart.SmartTanh"/>.</summary>
    public const double Radius = 0.95;

    // Programs have the purposes from 256 upward.
    private const int Purpose = 259;

    private float Deviation => start == RecurrentStart.BasicTanh ? 0.1f : 0.01f;

    /// <summary>Fills a network's parameters: weights drawn, biases 0.</summary>
    /// <param name="network">A network of one plain recurrence and a dense layer.</param>
    public void Fill<TNetwork>(TNetwork network)
        where TNetwork : INetwork
    {
        var parameters = TNetwork.Architecture.Parameters;
        for (int number = 0; number < parameters.Length; number++)
        {
            var info = parameters[number];
            float[] values = info switch
            {
                { Shape.Length: 1 } => new float[info.Count],
                { Name: "WeightHhL0" } => DrawRecurrent(info.Shape[0], number),
                _ => Draw(info.Count, number),
            };
            info.In(network.Parameters).CopyFrom(values);
        }
    }

    /// <summary>Draws weights that aren't recurrent.</summary>
    /// <param name="count">How many.</param>
    /// <param name="parameter">The number of the parameter: another one, other weights.</param>
    public float[] Draw(int count, int parameter)
    {
        var random = new RandomStream(seed, RandomStreams.Derive(Purpose, parameter));
        float[] weights = new float[count];
        foreach (ref float weight in weights.AsSpan())
            weight = Deviation * random.NextNormal();
        return weights;
    }

    /// <summary>Draws the recurrent weights, <c>[units, units]</c>, the units that they feed first.</summary>
    /// <param name="units">The units.</param>
    /// <param name="parameter">The number of the parameter.</param>
    public float[] DrawRecurrent(int units, int parameter) => start == RecurrentStart.SmartTanh ? DrawSparse(units, parameter) : Draw(units * units, parameter);

    private float[] DrawSparse(int units, int parameter)
    {
        var random = new RandomStream(seed, RandomStreams.Derive(Purpose, parameter));
        float[] weights = new float[units * units];
        int[] sources = new int[units];
        for (int unit = 0; unit < units; unit++)
        {
            for (int source = 0; source < units; source++)
                sources[source] = source;
            random.Shuffle(sources);
            foreach (int source in sources.AsSpan(0, Math.Min(FewWeights, units)))
                weights[(unit * units) + source] = random.NextNormal();
        }

        float factor = (float)(Radius / SpectralRadius.Of(weights, units));
        return Array.ConvertAll(weights, weight => factor * weight);
    }
}
