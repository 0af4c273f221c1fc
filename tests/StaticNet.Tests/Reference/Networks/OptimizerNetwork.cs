namespace StaticNet.Tests.Reference;

[Network(10)]
[Dense(24), Relu]
[Dense(4)]
[SoftmaxCrossEntropy]
public partial class ReferenceOptimizer;
