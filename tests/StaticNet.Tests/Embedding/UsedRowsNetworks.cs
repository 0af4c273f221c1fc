namespace StaticNet.Tests.Embedding;

/// <summary>A table of which a batch uses few rows, with a padding token.</summary>
[Network(Tokens = 6, Vocabulary = 600)]
[Embedding(40, PaddingIndex = 3), Dense(3), MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class SparseTable;

/// <summary>Two tables of rows that no vector's width divides, the norm another than of squares.</summary>
[Network]
[Input("words", Tokens = 4, Vocabulary = 300), Embedding(19), Flatten, Tap("words_read")]
[Input("tags", Tokens = 2, Vocabulary = 70), Embedding(38), Flatten, Add("words_read"), Dense(2), MeanSquaredError]
[ClipGradientValue(0.05f), ClipGradientNorm(1f, Norm = GradientNorm.Max)]
public partial class TwoTables;

/// <summary>A table whose layer is clipped by its norm, between layers of their own.</summary>
[Network]
[Input("words", Tokens = 4, Vocabulary = 300), Embedding(19), Flatten, Tap("words_read")]
[Input("tags", Tokens = 2, Vocabulary = 70), Embedding(38), Flatten, Add("words_read"), Dense(2), MeanSquaredError]
[ClipLayerGradientNorm(0.02f)]
public partial class TablesByLayer;

/// <summary>Tables of which each row is clipped by its own norm.</summary>
[Network]
[Input("words", Tokens = 4, Vocabulary = 300), Embedding(19), Flatten, Tap("words_read")]
[Input("tags", Tokens = 2, Vocabulary = 70), Embedding(38), Flatten, Add("words_read"), Dense(2), MeanSquaredError]
[ClipGradientAdaptive(0.01f)]
public partial class TablesByUnit;
