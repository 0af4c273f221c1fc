namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>How a recurrent network of section 5.1 starts: weights normal around 0, biases 0.</summary>
internal enum RecurrentStart
{
    /// <summary>Sigmoid units, deviation 0.01.</summary>
    Sigmoid,

    /// <summary>Tanh units, deviation 0.1.</summary>
    BasicTanh,

    /// <summary>Tanh units, deviation 0.01; each has 15 recurrent weights, and these a spectral radius of 0.95.</summary>
    SmartTanh,
}
