namespace StaticNet.Tests.Gradients;

/// <summary>A layer on each of 80 steps: several blocks of rows for a few samples, the last not whole.</summary>
[Network(80, 70)]
[Dense(133), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class SteppedRows;

/// <summary>The same layer on a batch of as many samples.</summary>
[Network(70)]
[Dense(133), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class BatchedRows;

/// <summary>Rows far apart, whose columns are packed, with rests that fill neither chunk nor panel.</summary>
[Network(80, 525)]
[Dense(259), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class SteppedPackedRows;

/// <summary>The same layer on a batch of as many samples.</summary>
[Network(525)]
[Dense(259), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class BatchedPackedRows;

/// <summary>Gradients that are clamped when they are whole, not block by block.</summary>
[Network(80, 70)]
[Dense(133), MeanSquaredError]
[ClipGradientValue(1e-4f)]
public partial class SteppedClampedRows;

/// <summary>The same layer on a batch of as many samples.</summary>
[Network(70)]
[Dense(133), MeanSquaredError]
[ClipGradientValue(1e-4f)]
public partial class BatchedClampedRows;
