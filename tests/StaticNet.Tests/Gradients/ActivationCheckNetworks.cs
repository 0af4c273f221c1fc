namespace StaticNet.Tests.Gradients;

// Each activation behind a layer whose gradient takes its derivative up, at the very start, behind itself, and at the end;
// one panel of 16 outputs, two of which one is not full, and less than one.

[Network(5)]
[Relu6]
[Dense(19), Relu6]
[Dense(16), Relu6, Relu6]
[Dense(7), Relu6]
[MeanSquaredError]
public partial class CheckRelu6;

[Network(5)]
[Elu(0.7f)]
[Dense(19), Elu(0.7f)]
[Dense(16), Elu(0.7f), Elu(0.7f)]
[Dense(7), Elu(0.7f)]
[MeanSquaredError]
public partial class CheckElu;

[Network(5)]
[Elu]
[Dense(19), Elu]
[Dense(16), Elu, Elu]
[Dense(7), Elu]
[MeanSquaredError]
public partial class CheckEluOfOne;

[Network(5)]
[Selu]
[Dense(19), Selu]
[Dense(16), Selu, Selu]
[Dense(7), Selu]
[MeanSquaredError]
public partial class CheckSelu;

[Network(5)]
[Gelu]
[Dense(19), Gelu]
[Dense(16), Gelu, Gelu]
[Dense(7), Gelu]
[MeanSquaredError]
public partial class CheckGelu;

[Network(5)]
[Gelu(Approximate = true)]
[Dense(19), Gelu(Approximate = true)]
[Dense(16), Gelu(Approximate = true), Gelu(Approximate = true)]
[Dense(7), Gelu(Approximate = true)]
[MeanSquaredError]
public partial class CheckGeluTanh;

[Network(5)]
[Silu]
[Dense(19), Silu]
[Dense(16), Silu, Silu]
[Dense(7), Silu]
[MeanSquaredError]
public partial class CheckSilu;

[Network(5)]
[Mish]
[Dense(19), Mish]
[Dense(16), Mish, Mish]
[Dense(7), Mish]
[MeanSquaredError]
public partial class CheckMish;

[Network(5)]
[Softplus]
[Dense(19), Softplus]
[Dense(16), Softplus, Softplus]
[Dense(7), Softplus]
[MeanSquaredError]
public partial class CheckSoftplus;

[Network(5)]
[Softplus(3f, 1.5f)]
[Dense(19), Softplus(3f, 1.5f)]
[Dense(16), Softplus(3f, 1.5f), Softplus(3f, 1.5f)]
[Dense(7), Softplus(3f, 1.5f)]
[MeanSquaredError]
public partial class CheckSoftplusSharp;

[Network(5)]
[Softplus(0.5f)]
[Dense(19), Softplus(0.5f)]
[Dense(16), Softplus(0.5f), Softplus(0.5f)]
[Dense(7), Softplus(0.5f)]
[MeanSquaredError]
public partial class CheckSoftplusSoft;

[Network(5)]
[Softsign]
[Dense(19), Softsign]
[Dense(16), Softsign, Softsign]
[Dense(7), Softsign]
[MeanSquaredError]
public partial class CheckSoftsign;

[Network(5)]
[HardSwish]
[Dense(19), HardSwish]
[Dense(16), HardSwish, HardSwish]
[Dense(7), HardSwish]
[MeanSquaredError]
public partial class CheckHardSwish;

[Network(5)]
[HardSigmoid]
[Dense(19), HardSigmoid]
[Dense(16), HardSigmoid, HardSigmoid]
[Dense(7), HardSigmoid]
[MeanSquaredError]
public partial class CheckHardSigmoid;

[Network(5)]
[Softmax]
[Dense(19), Softmax]
[Dense(16), Softmax, Softmax]
[Dense(7), Softmax]
[MeanSquaredError]
public partial class CheckSoftmax;

// What one activation saves is the output of another, which the other saves too.

[Network(9)]
[Dense(17), Tanh, Gelu, HardSwish, Silu, Relu6, Mish]
[Dense(18), HardSwish]
[Dense(33), Softmax, Softsign]
[Dense(4), Gelu]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class CheckMixedActivations;

[Network(6)]
[Dense(640), HardSwish]
[Dense(3), Selu]
[Dense(600), Softsign]
[Dense(2), Mish]
[MeanSquaredError]
public partial class CheckDotActivations;
