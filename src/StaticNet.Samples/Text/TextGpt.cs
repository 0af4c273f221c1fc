namespace StaticNet.Samples.Text;

/// <summary>
/// Foretells the token after each of 64 by a transformer of four blocks. Radford, Wu, Child, Luan, Amodei and Sutskever 2019, <i>Language models are unsupervised
/// multitask learners</i>.
/// </summary>
[Network(Tokens = 64, Vocabulary = 256)]
[Embedding(128, InitDeviation = 0.02f), PositionEmbedding(InitDeviation = 0.02f)]
[Use<GptBlock>(Repeat = 4)]
[LayerNorm, Dense(256), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
internal sealed partial class TextGpt;
