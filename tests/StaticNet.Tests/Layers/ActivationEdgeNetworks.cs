namespace StaticNet.Tests.Layers;

// One unit, whose weight is the activation's argument when its input is 1.

[Network(1)]
[Dense(1), Relu]
[MeanSquaredError]
public partial class EdgeRelu;

[Network(1)]
[Dense(1), LeakyRelu]
[MeanSquaredError]
public partial class EdgeLeakyRelu;

[Network(1)]
[Dense(1), Tanh]
[MeanSquaredError]
public partial class EdgeTanh;

[Network(1)]
[Dense(1), Sigmoid]
[MeanSquaredError]
public partial class EdgeSigmoid;

[Network(1)]
[Dense(1), Relu6]
[MeanSquaredError]
public partial class EdgeRelu6;

[Network(1)]
[Dense(1), Elu(0.5f)]
[MeanSquaredError]
public partial class EdgeElu;

[Network(1)]
[Dense(1), Selu]
[MeanSquaredError]
public partial class EdgeSelu;

[Network(1)]
[Dense(1), Gelu]
[MeanSquaredError]
public partial class EdgeGelu;

[Network(1)]
[Dense(1), Gelu(Approximate = true)]
[MeanSquaredError]
public partial class EdgeGeluTanh;

[Network(1)]
[Dense(1), Silu]
[MeanSquaredError]
public partial class EdgeSilu;

[Network(1)]
[Dense(1), Mish]
[MeanSquaredError]
public partial class EdgeMish;

[Network(1)]
[Dense(1), Softplus]
[MeanSquaredError]
public partial class EdgeSoftplus;

[Network(1)]
[Dense(1), Softplus(2f, 3f)]
[MeanSquaredError]
public partial class EdgeSoftplusSharp;

[Network(1)]
[Dense(1), Softsign]
[MeanSquaredError]
public partial class EdgeSoftsign;

[Network(1)]
[Dense(1), HardSwish]
[MeanSquaredError]
public partial class EdgeHardSwish;

[Network(1)]
[Dense(1), HardSigmoid]
[MeanSquaredError]
public partial class EdgeHardSigmoid;

[Network(1)]
[Softmax]
[MeanSquaredError]
public partial class EdgeSoftmax1;

[Network(5)]
[Softmax]
[MeanSquaredError]
public partial class EdgeSoftmax5;

[Network(48)]
[Softmax]
[MeanSquaredError]
public partial class EdgeSoftmax48;
