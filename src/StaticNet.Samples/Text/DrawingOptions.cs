namespace StaticNet.Samples.Text;

/// <summary>How text is drawn from a model.</summary>
/// <param name="Length">The number of tokens.</param>
/// <param name="Temperature">What outputs are divided by; 0 for the likeliest token.</param>
/// <param name="TopK">The likeliest tokens that are drawn from; 0 for all.</param>
/// <param name="Seed">Another seed, another text.</param>
internal sealed record DrawingOptions(int Length, float Temperature, int TopK, ulong Seed);
