namespace StaticNet.Tests.Attention;

/// <summary>Rows that no vector's width divides, on the caller's values, whose rows lie without padding.</summary>
[Network(5, 7)]
[PositionEmbedding, Dense(3)]
[MeanSquaredError]
public partial class OddPositions;

/// <summary>Whole vectors, between layers with weights.</summary>
[Network(6, 4)]
[Dense(32), PositionEmbedding, Tanh, Dense(3)]
[SoftmaxCrossEntropy]
public partial class WidePositions;

/// <summary>Rows that start small.</summary>
[Network(64, 64)]
[PositionEmbedding(InitDeviation = 0.02f), Output("y")]
public partial class SmallPositions;

/// <summary>Fixed rows on the caller's values, without padding, that no vector's width divides.</summary>
[Network(5, 7)]
[PositionalEncoding, Dense(3)]
[MeanSquaredError]
public partial class OddEncoding;

/// <summary>Whole vectors of short waves, between layers with weights.</summary>
[Network(6, 4)]
[Dense(32), PositionalEncoding(Wavelength = 30f), Tanh, Dense(3)]
[SoftmaxCrossEntropy]
public partial class WideEncoding;

/// <summary>The rows themselves.</summary>
[Network(9, 6)]
[PositionalEncoding, Output("y")]
public partial class BareEncoding;
