namespace StaticNet.Tests.Embedding;

/// <summary>Output weights that are the embedding's table, with a padding token; rows that no vector's width divides.</summary>
[Network(Tokens = 6, Vocabulary = 21)]
[Embedding(19, PaddingIndex = 4), LayerNorm, Dense(19), Gelu, Dense(21, WeightsOf = "Embedding1", Bias = false)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class TiedLanguage;

/// <summary>The same for a table that workers share, with a bias, and a limit on gradients.</summary>
[Network(Tokens = 24, Vocabulary = 80)]
[Embedding(48, Name = "Words"), Tanh, Dense(48), LayerNorm, Dense(80, WeightsOf = "Words")]
[SoftmaxCrossEntropy]
[ClipGradientValue(0.01f), ClipGradientNorm(1f)]
public partial class TiedWords;

/// <summary>So few words that their weights are dot products, which want a row for each.</summary>
[Network(Tokens = 2, Vocabulary = 3)]
[Embedding(640), Tanh, Dense(3, WeightsOf = "Embedding1")]
[SoftmaxCrossEntropy]
public partial class TiedFewWords;

/// <summary>A dense layer used three times, once in a block.</summary>
[Network(18)]
[Dense(18, Name = "Step"), Tanh, Dense(18, WeightsOf = "Step"), Tanh, Dense(18, WeightsOf = "Dense2", Bias = false)]
[MeanSquaredError]
public partial class TiedSteps;

/// <summary>A part whose second layer has the first one's weights.</summary>
[Block]
[Dense(7, Name = "There"), Tanh, Dense(7, WeightsOf = "There"), Tanh]
public class TiedPair;

/// <summary>Parts with weights of their own, and one with another's.</summary>
[Network(7)]
[Use<TiedPair>(Repeat = 2), Use<TiedPair>(SharedWith = "TiedPair1"), Dense(2)]
[MeanSquaredError]
public partial class TiedPairs;

/// <summary>Words of which only the table trains: what the tied layer makes has no loss.</summary>
[Network(Tokens = 5, Vocabulary = 33)]
[Embedding(10, PaddingIndex = 1), Tap("words"), Dense(33, WeightsOf = "Embedding1"), Output("next")]
[From("words"), Tanh, MeanSquaredError(Name = "shape")]
[ClipGradientNorm(1f)]
public partial class TiedOutput;
