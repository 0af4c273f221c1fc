namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>A network of the experiment: clipping is compiled in, and a limit that nothing reaches turns it off.</summary>
internal interface IOrderNetwork : INetwork
{
    /// <summary>The largest norm of all gradients together.</summary>
    float MaxGradientNorm { get; set; }
}
