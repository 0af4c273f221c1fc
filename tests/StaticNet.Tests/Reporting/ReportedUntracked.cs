namespace StaticNet.Tests.Reporting;

/// <summary><see cref="ReportedNetwork"/>, but untracked.</summary>
[Network(6)]
[Dense(5), Relu]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class ReportedUntracked;
