namespace StaticNet.Samples.Text;

/// <summary>Foretells a text that grows.</summary>
internal interface IForetelling
{
    /// <summary>The network's outputs for the token behind a text.</summary>
    /// <param name="text">The text: the one of the call before, and what was added to it.</param>
    ReadOnlySpan<float> Foretell(ReadOnlySpan<int> text);
}
