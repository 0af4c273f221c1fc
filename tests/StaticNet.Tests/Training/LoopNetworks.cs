namespace StaticNet.Tests.Training;

/// <summary>Everything whose place in a run has to be kept: statistics, masks, clipping.</summary>
[Network(3)]
[Dense(20), BatchNorm, Relu, Dropout(0.2f)]
[Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class LoopClassifier;

/// <summary>A loss whose mean is over what labels weigh, so that batches don't count by their samples.</summary>
[Network(3)]
[Dense(17), Tanh]
[Dense(4)]
[SoftmaxCrossEntropy(ClassWeights = [1f, 0.2f, 3f, 2f], IgnoreLabel = 2)]
[ClipGradientNorm(0.05f)]
public partial class LoopWeighted;

/// <summary>The same without clipping.</summary>
[Network(3)]
[Dense(17), Tanh]
[Dense(4)]
[SoftmaxCrossEntropy(ClassWeights = [1f, 0.2f, 3f, 2f], IgnoreLabel = 2)]
public partial class LoopUnclipped;

/// <summary>Two questions with the answers yes and no.</summary>
[Network(3)]
[Dense(17), Tanh]
[Dense(2)]
[BinaryCrossEntropy]
public partial class LoopQuestions;
