namespace StaticNet.Tests.Gradients;

/// <summary>
/// One layer whose gradients are inputs × targets: enough for several workers, with a rest of inputs that is less than a
/// chunk of squares and more than a narrow tile, and a rest of outputs.
/// </summary>
[Network(190)]
[Dense(75, Bias = false)]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class NormValues;

/// <summary>A rest of inputs of less than a narrow tile, and the norm of clamped gradients.</summary>
[Network(35)]
[Dense(40, Bias = false)]
[MeanSquaredError]
[ClipGradientValue(0.25f), ClipGradientNorm(1f)]
public partial class NormClamped;

/// <summary>The norm of gradients before they are clamped, to a limit that the tests lift.</summary>
[Network(35)]
[Dense(40, Bias = false)]
[MeanSquaredError]
[ClipGradientValue(0.25f)]
public partial class NormUnclamped;

/// <summary>Sums of magnitudes, with inputs in blocks and a rest of them.</summary>
[Network(1035)]
[Dense(37, Bias = false)]
[MeanSquaredError]
[ClipGradientNorm(1f, Norm = GradientNorm.L1)]
public partial class NormL1;

/// <summary>Largest magnitudes, with inputs in blocks and a rest of them.</summary>
[Network(1035)]
[Dense(37, Bias = false)]
[MeanSquaredError]
[ClipGradientNorm(1f, Norm = GradientNorm.Max)]
public partial class NormMax;

/// <summary>Inputs that are taken in blocks, with a rest.</summary>
[Network(2101)]
[Dense(37, Bias = false)]
[MeanSquaredError]
public partial class NormBlocks;
