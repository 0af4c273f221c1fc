namespace StaticNet.Tests.Losses;

// Wide enough to be shared among workers from some rows on.

[Network(19)]
[Dense(70), Tanh]
[Dense(5)]
[SoftmaxCrossEntropy(ClassWeights = new[] { 0.3f, 1.7f, 0f, 0.9f, 2.1f }, LabelSmoothing = 0.1f, IgnoreLabel = -100)]
public partial class SharedWeighted;

[Network(19)]
[Dense(70), Tanh]
[Dense(21)]
[SoftmaxCrossEntropy(IgnoreLabel = -100)]
public partial class SharedIgnoring;

[Network(19)]
[Dense(70), Tanh]
[Dense(21)]
[BinaryCrossEntropy(PositiveWeight = 1.3f)]
public partial class SharedBinary;

[Network(19)]
[Dense(70), Tanh]
[Dense(5)]
[MeanAbsoluteError]
public partial class SharedAbsolute;

[Network(19)]
[Dense(70), Tanh]
[Dense(21)]
[Huber(0.4f)]
public partial class SharedHuber;

[Network(19)]
[Dense(70), Tanh]
[Dense(5)]
[SmoothL1(0.3f)]
public partial class SharedSmooth;
