namespace StaticNet.Browser.Networks;

/// <summary>
/// A network that tells digits. Both ways of clipping are compiled in, and thresholds that nothing reaches turn them off.
/// </summary>
internal interface IDigitNetwork : INetwork
{
    /// <summary>The largest norm of all gradients together.</summary>
    float MaxGradientNorm { get; set; }

    /// <summary>The largest magnitude of a gradient's element.</summary>
    float GradientLimit { get; set; }

    /// <summary>How the training of each layer goes.</summary>
    GradientHealth GradientHealth { get; }
}
