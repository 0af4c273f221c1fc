namespace StaticNet.Laboratory.Gradients;

/// <summary>
/// The factors of bad starts. They are those of <see cref="DenseAttribute.InitGain"/>, but applied at run time: one compiled network
/// then has every start.
/// </summary>
internal static class StartGain
{
    /// <summary>Signals fall to a quarter in each layer.</summary>
    public const float Small = 0.25f;

    /// <summary>Signals grow by half in each layer that lets them.</summary>
    public const float Large = 1.5f;

    /// <summary>Multiplies the weights of a network's dense layers.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network, just initialized.</param>
    /// <param name="start">Which start it is to have.</param>
    public static void Apply<TNetwork>(TNetwork network, SpecimenStart start)
        where TNetwork : INetwork
    {
        float gain = start switch { SpecimenStart.Small => Small, SpecimenStart.Large => Large, _ => 1f };
        foreach (var parameter in TNetwork.Architecture.Parameters)
            if (parameter.Kind == ParameterKind.Weights)
                foreach (ref float weight in network.Parameters.Slice(parameter.Layout.Offset, parameter.Layout.Length))
                    weight *= gain;
    }
}
