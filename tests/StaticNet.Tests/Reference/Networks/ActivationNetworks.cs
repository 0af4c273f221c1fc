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
