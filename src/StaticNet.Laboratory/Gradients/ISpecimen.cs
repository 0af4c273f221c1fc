namespace StaticNet.Laboratory.Gradients;

/// <summary>
/// A network of the laboratory: both ways of clipping are compiled in, and thresholds that nothing reaches turn them off.
/// </summary>
internal interface ISpecimen : INetwork
{
    /// <summary>The largest norm of all gradients together.</summary>
    float MaxGradientNorm { get; set; }

    /// <summary>The largest magnitude of a gradient's element.</summary>
    float GradientLimit { get; set; }
}
