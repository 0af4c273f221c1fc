namespace StaticNet.Samples.Classification;

/// <summary>A network with weights that were saved; it is disposed with this.</summary>
/// <param name="network">The network.</param>
/// <param name="architecture">Its architecture.</param>
/// <param name="metadata">The texts that were saved with its weights.</param>
internal sealed class LoadedClassifier(INetwork network, NetworkArchitecture architecture, IReadOnlyDictionary<string, string> metadata) : IDisposable
{
    /// <summary>Its architecture.</summary>
    public NetworkArchitecture Architecture => architecture;

    /// <summary>The texts that were saved with its weights.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>The probability of each class: the softmax of the outputs.</summary>
    /// <param name="input">The inputs of a sample.</param>
    public float[] Predict(float[] input)
    {
        float[] outputs = new float[architecture.OutputLength];
        network.Predict(input, outputs);
        float largest = outputs.Max();
        float[] shares = Array.ConvertAll(outputs, output => MathF.Exp(output - largest));
        float sum = shares.Sum();
        return Array.ConvertAll(shares, share => share / sum);
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();
}
