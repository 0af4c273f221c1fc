namespace StaticNet.Samples.Text;

/// <summary>
/// Foretells a token by the sixteen before it: a row of features for each, and a hidden layer that sees them all. Bengio, Ducharme, Vincent and Jauvin 2003,
/// <i>A neural probabilistic language model</i>. Its 256 tokens are bytes, or the characters of a text that has no more of them.
/// </summary>
[Network(Tokens = 16, Vocabulary = 256)]
[Embedding(24), Flatten]
[Dense(256), Tanh]
[Dense(256), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
internal sealed partial class TextMlp;
