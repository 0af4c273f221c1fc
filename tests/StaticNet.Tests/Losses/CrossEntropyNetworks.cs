namespace StaticNet.Tests.Losses;

// Class counts below, at and above a panel of 16, where the kernel changes. Inputs are the logits, then one for each of 37
// samples whose weight gradient is that sample's gradient alone.

[Network(38)]
[Dense(1, Bias = false)]
[SoftmaxCrossEntropy]
public partial class Entropy1;

[Network(39)]
[Dense(2, Bias = false)]
[SoftmaxCrossEntropy]
public partial class Entropy2;

[Network(40)]
[Dense(3, Bias = false)]
[SoftmaxCrossEntropy]
public partial class Entropy3;

[Network(47)]
[Dense(10, Bias = false)]
[SoftmaxCrossEntropy]
public partial class Entropy10;

[Network(52)]
[Dense(15, Bias = false)]
[SoftmaxCrossEntropy]
public partial class Entropy15;

[Network(53)]
[Dense(16, Bias = false)]
[SoftmaxCrossEntropy]
public partial class Entropy16;

[Network(54)]
[Dense(17, Bias = false)]
[SoftmaxCrossEntropy]
public partial class Entropy17;

[Network(70)]
[Dense(33, Bias = false)]
[SoftmaxCrossEntropy]
public partial class Entropy33;

[Network(1037)]
[Dense(1000, Bias = false)]
[SoftmaxCrossEntropy]
public partial class Entropy1000;

[Network(39)]
[Dense(2, Bias = false)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
public partial class Entropy2Smoothed;

[Network(53)]
[Dense(16, Bias = false)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
public partial class Entropy16Smoothed;

[Network(54)]
[Dense(17, Bias = false)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
public partial class Entropy17Smoothed;

[Network(1037)]
[Dense(1000, Bias = false)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
public partial class Entropy1000Smoothed;

// With weights of 0 among them and labels that are ignored, one of them a class.

[Network(40)]
[Dense(3, Bias = false)]
[SoftmaxCrossEntropy(ClassWeights = new[] { 1f, 2f, 0f })]
public partial class Entropy3Weighted;

[Network(53)]
[Dense(16, Bias = false)]
[SoftmaxCrossEntropy(ClassWeights = new[] { 1f, 2f, 0f, 0.5f, 1f, 2f, 0f, 0.5f, 1f, 2f, 0f, 0.5f, 1f, 2f, 0f, 0.5f }, LabelSmoothing = 0.1f, IgnoreLabel = -100)]
public partial class Entropy16WeightedSmoothed;

[Network(54)]
[Dense(17, Bias = false)]
[SoftmaxCrossEntropy(ClassWeights = new[] { 1f, 2f, 0f, 0.5f, 1f, 2f, 0f, 0.5f, 1f, 2f, 0f, 0.5f, 1f, 2f, 0f, 0.5f, 1f }, IgnoreLabel = -100)]
public partial class Entropy17Weighted;

[Network(54)]
[Dense(17, Bias = false)]
[SoftmaxCrossEntropy(ClassWeights = new[] { 1f, 2f, 0f, 0.5f, 1f, 2f, 0f, 0.5f, 1f, 2f, 0f, 0.5f, 1f, 2f, 0f, 0.5f, 1f }, LabelSmoothing = 0.1f)]
public partial class Entropy17WeightedSmoothed;

[Network(40)]
[Dense(3, Bias = false)]
[SoftmaxCrossEntropy(IgnoreLabel = -100)]
public partial class Entropy3Ignoring;

[Network(53)]
[Dense(16, Bias = false)]
[SoftmaxCrossEntropy(IgnoreLabel = 5, LabelSmoothing = 0.1f)]
public partial class Entropy16Ignoring;

[Network(54)]
[Dense(17, Bias = false)]
[SoftmaxCrossEntropy(IgnoreLabel = -100)]
public partial class Entropy17Ignoring;
