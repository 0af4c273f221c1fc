namespace StaticNet.Tests.Gradients;

// Each loss with its options, of outputs below, at and above a panel of 16.

[Network(5)]
[Dense(9), Tanh, Dense(1)]
[BinaryCrossEntropy]
public partial class CheckBinarySingle;

[Network(5)]
[Dense(9), Tanh, Dense(19)]
[BinaryCrossEntropy(PositiveWeight = 2.5f)]
public partial class CheckBinaryWeighted;

[Network(5)]
[Dense(9), Tanh, Dense(16)]
[MeanAbsoluteError]
public partial class CheckAbsolute;

[Network(5)]
[Dense(9), Tanh, Dense(7)]
[Huber]
public partial class CheckHuber;

[Network(5)]
[Dense(9), Tanh, Dense(33)]
[Huber(0.3f)]
public partial class CheckHuberNarrow;

[Network(5)]
[Dense(9), Tanh, Dense(17)]
[SmoothL1]
public partial class CheckSmoothL1;

[Network(5)]
[Dense(9), Tanh, Dense(5)]
[SmoothL1(0.2f)]
public partial class CheckSmoothL1Narrow;

[Network(5)]
[Dense(9), Tanh, Dense(5)]
[SmoothL1(0f)]
public partial class CheckSmoothL1Absolute;

[Network(5)]
[Dense(9), Tanh, Dense(3)]
[SoftmaxCrossEntropy(ClassWeights = new[] { 0.5f, 0f, 3f })]
public partial class CheckWeightedClasses;

[Network(5)]
[Dense(9), Tanh, Dense(3)]
[SoftmaxCrossEntropy(ClassWeights = new[] { 0.5f, 0.25f, 3f }, LabelSmoothing = 0.2f, IgnoreLabel = -100)]
public partial class CheckWeightedSmoothedClasses;

[Network(5)]
[Dense(9), Tanh, Dense(16)]
[SoftmaxCrossEntropy(IgnoreLabel = -1)]
public partial class CheckIgnoredLabel;

[Network(5)]
[Dense(9), Tanh, Dense(18)]
[SoftmaxCrossEntropy(IgnoreLabel = 4, LabelSmoothing = 0.1f)]
public partial class CheckIgnoredClassOfMany;

[Network(5)]
[Dense(9), Tanh, Dense(18)]
[SoftmaxCrossEntropy(ClassWeights = new[] { 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 0.5f }, LabelSmoothing = 0.1f, IgnoreLabel = -100)]
public partial class CheckWeightedManyClasses;
