namespace StaticNet.Samples.Text;

/// <summary>What came of a run.</summary>
/// <param name="Network">What the network is called on the command line.</param>
/// <param name="Data">The text.</param>
/// <param name="Unit">What a token is.</param>
/// <param name="Tokens">The number of different ones.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Epochs">The epochs begun.</param>
/// <param name="IsCancelled">Whether it was ended before its last epoch was complete.</param>
/// <param name="HeldOutLoss">The mean loss a token of the held-out text, in nats; null if it was ended before it was known.</param>
/// <param name="HeldOutBits">The same in bits.</param>
internal sealed record TextResult(
    string Network, string Data, string Unit, int Tokens, ulong Seed, int Epochs, bool IsCancelled, double? HeldOutLoss, double? HeldOutBits);
