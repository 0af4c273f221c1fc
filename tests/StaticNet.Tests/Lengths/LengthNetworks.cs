namespace StaticNet.Tests.Lengths;

/// <summary>A label for each step.</summary>
[Network(5, 3, Lengths = true)]
[Dense(7), Tanh, LayerNorm, Dense(4)]
[SoftmaxCrossEntropy]
public partial class StepClassifier;

/// <summary>Values for each step, by rows of more than a panel.</summary>
[Network(4, 20, Lengths = true)]
[Dense(17), LeakyRelu(0.3f), Dense(17), Sigmoid, RmsNorm, Dense(3)]
[MeanSquaredError]
public partial class StepRegression;

/// <summary>Tokens, and a loss that weighs classes, smooths and ignores.</summary>
[Network(Tokens = 6, Vocabulary = 9, Lengths = true)]
[Embedding(5), Dense(8), Sigmoid, Dense(3)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f, ClassWeights = new[] { 0.5f, 2f, 1f }, IgnoreLabel = -100)]
public partial class StepTokens;

/// <summary>Probabilities for each step.</summary>
[Network(3, 2, Lengths = true)]
[Dense(5), Tanh, Dense(2)]
[BinaryCrossEntropy]
public partial class StepProbabilities;

/// <summary>One label for the mean of all steps.</summary>
[Network(6, 4, Lengths = true)]
[Dense(19), Tanh, GlobalAvgPool(OverSteps = true), Dense(3)]
[SoftmaxCrossEntropy]
public partial class StepMean;

/// <summary>Values for the largest of all steps.</summary>
[Network(6, 4, Lengths = true)]
[Dense(19), Tanh, GlobalMaxPool(OverSteps = true), Dense(3)]
[MeanSquaredError]
public partial class StepLargest;

/// <summary>All steps in a row, those beyond a length as zeros.</summary>
[Network(3, 5, Lengths = true)]
[Dense(6), Sigmoid, Flatten, Dense(2)]
[MeanSquaredError]
public partial class StepFlat;

/// <summary>No loss of its own.</summary>
[Network(3, 2, Lengths = true)]
[Dense(4), Output("made")]
public partial class StepCallersLoss;

/// <summary>Two inputs of the same lengths, one without, and an output of steps beside one without.</summary>
[Network]
[Input("first", 4, 3, Lengths = true), Dense(5), Tanh, Tap("steps")]
[Input("second", Tokens = 4, Vocabulary = 6, Lengths = true), Embedding(5), Add("steps"), Tap("sum"), Dense(3), SoftmaxCrossEntropy(Name = "tags", Weight = 0.5f)]
[Input("whole", 2), Dense(5), Tap("rest")]
[From("sum"), GlobalAvgPool(OverSteps = true), Add("rest"), Dense(2), MeanSquaredError(Name = "point")]
public partial class StepBranches;

/// <summary>Large enough for workers to share.</summary>
[Network(20, 30, Lengths = true)]
[Dense(64), Relu, Dropout(0.2f), Tap("x"), Dense(64), RmsNorm, Gelu, Concat("x"), Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class StepWorkers;

/// <summary>The same with one output of all steps.</summary>
[Network(20, 30, Lengths = true)]
[Dense(64), Relu, GlobalMaxPool(OverSteps = true), Dense(10)]
[SoftmaxCrossEntropy]
public partial class StepPooledWorkers;

/// <summary>As <see cref="StepClassifier"/>, without lengths.</summary>
[Network(5, 3)]
[Dense(7), Tanh, LayerNorm, Dense(4)]
[SoftmaxCrossEntropy]
public partial class PlainSteps;

/// <summary>A value for each step, which metrics see.</summary>
[Network(4, 2, Lengths = true)]
[Dense(1)]
[MeanSquaredError]
public partial class StepLevel;
