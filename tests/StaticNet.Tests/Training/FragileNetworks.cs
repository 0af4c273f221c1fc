namespace StaticNet.Tests.Training;

/// <summary>Everything that a bad step must leave alone: statistics, masks, several layers.</summary>
[Network(6)]
[Dense(20), BatchNorm, Relu, Dropout(0.2f)]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class FragileClassifier;

/// <summary>A loss that large targets overflow.</summary>
[Network(4)]
[Dense(9), Tanh]
[Dense(2)]
[MeanSquaredError]
public partial class FragileRegression;
