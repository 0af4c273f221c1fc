namespace StaticNet.Samples.Text;

/// <summary>
/// Foretells the token after each of 64 by what a recurrence remembers of those before it, from nothing at the beginning of the window. Hochreiter and Schmidhuber 1997,
/// <i>Long short-term memory</i>.
/// </summary>
[Network(Tokens = 64, Vocabulary = 256)]
[Embedding(64, InitDeviation = 0.3f)]
[Lstm(256)]
[Dense(256), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
internal sealed partial class TextLstm;
