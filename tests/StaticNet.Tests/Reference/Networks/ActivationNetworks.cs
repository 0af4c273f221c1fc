namespace StaticNet.Tests.Reference;

[Network(8)]
[Dense(20), Relu]
[Dense(16), Relu]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceRelu;

[Network(8)]
[Dense(20), LeakyRelu]
[Dense(16), LeakyRelu]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceLeakyRelu;

[Network(8)]
[Dense(20), Tanh]
[Dense(16), Tanh]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceTanh;

[Network(8)]
[Dense(20), Sigmoid]
[Dense(16), Sigmoid]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceSigmoid;

[Network(8)]
[Dense(20), Elu]
[Dense(16), Elu]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceElu;

[Network(8)]
[Dense(20), Gelu]
[Dense(16), Gelu]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceGelu;

[Network(8)]
[Dense(20), HardSigmoid]
[Dense(16), HardSigmoid]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceHardSigmoid;

[Network(8)]
[Dense(20), HardSwish]
[Dense(16), HardSwish]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceHardSwish;

[Network(8)]
[Dense(20), Mish]
[Dense(16), Mish]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceMish;

[Network(8)]
[Dense(20), Relu6]
[Dense(16), Relu6]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceRelu6;

[Network(8)]
[Dense(20), Selu]
[Dense(16), Selu]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceSelu;

[Network(8)]
[Dense(20), Silu]
[Dense(16), Silu]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceSilu;

[Network(8)]
[Dense(20), Softplus]
[Dense(16), Softplus]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceSoftplus;

[Network(8)]
[Dense(20), Softsign]
[Dense(16), Softsign]
[Dense(3)]
[MeanSquaredError]
public partial class ReferenceSoftsign;
