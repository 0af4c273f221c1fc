namespace StaticNet.Tests.Reporting;

[Network(6)]
[Dense(5), Relu]
[Dense(3)]
[SoftmaxCrossEntropy]
[TrackGradients]
public partial class ReportedNetwork;
