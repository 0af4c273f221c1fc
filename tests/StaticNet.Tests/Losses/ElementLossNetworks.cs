namespace StaticNet.Tests.Losses;

// Outputs below, at and above a panel of 16. Inputs are the outputs, then one for each of 37 samples whose weight gradient is
// that sample's gradient alone.

[Network(40)]
[Dense(3, Bias = false)]
[MeanAbsoluteError]
public partial class LossAbsolute3;

[Network(54)]
[Dense(17, Bias = false)]
[MeanAbsoluteError]
public partial class LossAbsolute17;

[Network(38)]
[Dense(1, Bias = false)]
[Huber(0.75f)]
public partial class LossHuber1;

[Network(53)]
[Dense(16, Bias = false)]
[Huber(0.75f)]
public partial class LossHuber16;

[Network(70)]
[Dense(33, Bias = false)]
[Huber(0.75f)]
public partial class LossHuber33;

[Network(40)]
[Dense(3, Bias = false)]
[SmoothL1(0.25f)]
public partial class LossSmooth3;

[Network(54)]
[Dense(17, Bias = false)]
[SmoothL1(0.25f)]
public partial class LossSmooth17;

[Network(40)]
[Dense(3, Bias = false)]
[SmoothL1(0f)]
public partial class LossSmoothZero3;

[Network(54)]
[Dense(17, Bias = false)]
[SmoothL1(0f)]
public partial class LossSmoothZero17;

[Network(38)]
[Dense(1, Bias = false)]
[BinaryCrossEntropy]
public partial class LossBinary1;

[Network(53)]
[Dense(16, Bias = false)]
[BinaryCrossEntropy]
public partial class LossBinary16;

[Network(70)]
[Dense(33, Bias = false)]
[BinaryCrossEntropy]
public partial class LossBinary33;

[Network(40)]
[Dense(3, Bias = false)]
[BinaryCrossEntropy(PositiveWeight = 3f)]
public partial class LossBinaryWeighted3;

[Network(54)]
[Dense(17, Bias = false)]
[BinaryCrossEntropy(PositiveWeight = 3f)]
public partial class LossBinaryWeighted17;
