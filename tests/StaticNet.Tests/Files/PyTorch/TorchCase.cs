namespace StaticNet.Tests.Files;

/// <summary>The network of <c>make.py</c>.</summary>
[Network(3)]
[Dense(2), BatchNorm]
[MeanSquaredError]
internal sealed partial class TorchCase;
