namespace StaticNet.Samples.Text;

/// <summary>
/// By a network that streams: each token is read once, and what lies further back than a window is remembered as well as the network can, from the beginning of the text.
/// Where a stream ends with a window, as attention's does, it begins anew with the last half of one. Up to a window's length that is what the windowed network foretells, to the bit.
/// </summary>
/// <param name="stream">A stream that begins.</param>
/// <param name="step">A step of it.</param>
/// <param name="features">The outputs of a token.</param>
/// <param name="blank">The token that stands for a text without any.</param>
internal sealed class StreamedForetelling(SequenceStream stream, TokenStep step, int features, int blank) : IForetelling
{
    private readonly float[] _outputs = new float[features];
    private int _read;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Foretell(ReadOnlySpan<int> text)
    {
        if (text.IsEmpty)
            step([blank], _outputs);
        for (; _read < text.Length; _read++)
        {
            if (stream.GetStepsLeft() == 0)
            {
                stream.Reset();
                _read -= stream.MostSteps!.Value / 2;
            }

            step(text.Slice(_read, 1), _outputs);
        }

        return _outputs;
    }
}
