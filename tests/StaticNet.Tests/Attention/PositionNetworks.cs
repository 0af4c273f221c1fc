namespace StaticNet.Tests.Attention;

/// <summary>Rows that no vector's width divides, on the caller's values, whose rows lie without padding.</summary>
[Network(5, 7)]
[PositionEmbedding, Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class OddPositions;

/// <summary>Whole vectors, above a layer and below a value that is read twice.</summary>
[Network(6, 4)]
[Dense(32), Tap("x"), PositionEmbedding, Tanh, Add("x"), Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientValue(0.01f)]
public partial class WidePositions;

/// <summary>Rows that start small.</summary>
[Network(64, 64)]
[PositionEmbedding(InitDeviation = 0.02f), Output("y")]
public partial class SmallPositions;
