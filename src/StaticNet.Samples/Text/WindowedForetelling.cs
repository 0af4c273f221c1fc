namespace StaticNet.Samples.Text;

/// <summary>
/// By a network that sees a window of tokens, all of which are computed again for each new one: the way for networks with one output behind a window.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="architecture">Its architecture: an output for the token after each one, which doesn't depend on those behind it, or for the one after all.</param>
/// <param name="blank">The token that stands where a window has more room than the text.</param>
internal sealed class WindowedForetelling(INetwork network, NetworkArchitecture architecture, int blank) : IForetelling
{
    private readonly int[] _window = new int[architecture.SampleShape.TokenLength];
    private readonly float[] _outputs = new float[architecture.OutputLength];

    private int Features => architecture.Outputs[0].Features;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Foretell(ReadOnlySpan<int> text)
    {
        int known = Math.Min(text.Length, _window.Length), row = 0;
        if (_outputs.Length == Features)
        {
            _window.AsSpan(0, _window.Length - known).Fill(blank);
            text[^known..].CopyTo(_window.AsSpan(_window.Length - known));
        }
        else
        {
            // What lies behind the last token doesn't matter to its output.
            text[^known..].CopyTo(_window);
            _window.AsSpan(known).Fill(blank);
            row = Math.Max(0, known - 1);
        }

        network.Predict(new Batch(architecture.SampleShape, 1, [], _window), _outputs);
        return _outputs.AsSpan(row * Features, Features);
    }
}
