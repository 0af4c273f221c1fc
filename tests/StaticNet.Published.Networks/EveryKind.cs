using StaticNet;

namespace Kinds;

/// <summary>Normalization over the batch, dropout, a weighted loss, two clippings.</summary>
[Network(6), TrackGradients]
[Dropout(0.1f, Name = "Noise")]
[Dense(5, Init = Initializer.HeNormal, InitGain = 1.5f, InitFan = InitializerFan.Out), BatchNorm(Momentum = 0.05f, Epsilon = 1e-4f), Relu, Dropout]
[Dense(4, Bias = false, Init = Initializer.Constant, InitValue = 0.1f), BatchNorm(Affine = false), LeakyRelu(0.2f)]
[Dense(3)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f, ClassWeights = new[] { 1f, 2f, 0.5f }, IgnoreLabel = -1)]
[ClipGradientNorm(1f, Norm = GradientNorm.L1), ClipGradientValue(0.5f)]
public partial class Classifier;

/// <summary>Normalization over features, clipping by unit.</summary>
[Network(4)]
[Dense(5), LayerNorm(Epsilon = 1e-4f, Bias = false), Elu(0.5f), RmsNorm(Epsilon = 1e-6f), Selu]
[Dense(6), LayerNorm(Affine = false), Relu6, RmsNorm(Affine = false), Gelu(Approximate = true), Gelu]
[Dense(2)]
[BinaryCrossEntropy(PositiveWeight = 2f)]
[ClipGradientAdaptive(0.02f, ExcludeLast = false)]
public partial class Tagger;

/// <summary>The other activations, on their own after each other.</summary>
[Network(3), TrackGradients]
[Dense(4), Silu, Mish, Softplus(2f, 10f), Softplus, Softsign]
[Dense(5), HardSwish, HardSigmoid, Softmax, Tanh, Sigmoid]
[Dense(1)]
[MeanSquaredError]
[ClipLayerGradientNorm(1f)]
public partial class Regressor;

/// <summary>The largest gradient limits the step.</summary>
[Network(2)]
[Dense(2), Tanh, Dense(2)]
[MeanAbsoluteError]
[ClipGradientNorm(1f, Norm = GradientNorm.Max)]
internal sealed partial class Absolute;

/// <summary>Adaptive clipping that spares the last layer.</summary>
[Network(2)]
[Dense(2, Init = Initializer.Orthogonal), Tanh, Dense(1)]
[Huber(0.5f)]
[ClipGradientAdaptive]
public partial class Robust;

/// <summary>A single layer.</summary>
[Network(1)]
[Dense(1)]
[SmoothL1(0.5f)]
[ClipGradientNorm(1f)]
public partial class Smooth;

/// <summary>A block within a block, with dropout.</summary>
[Block]
[Tap("x"), Dense(6), PRelu, Dropout(0.1f), Dense(4), Add("x")]
public class Residual;

/// <summary>Blocks of its own parameters, and of one's.</summary>
[Block]
[Use<Residual>(Repeat = 2), PRelu(PerChannel = true, InitialSlope = 0.1f)]
public class Tower;

/// <summary>Two inputs, shapes, three outputs.</summary>
[Network, TrackGradients]
[Input("image", 2, 3, 4), PRelu(PerChannel = true), Tap("seen"), Multiply("seen", "seen"), Concat("seen"), Flatten, Reshape(12, -1), Dense(4), Flatten, Dense(4), Tap("a")]
[Input("place", 4), Use<Tower>, Use<Tower>(Name = "Again", SharedWith = "Tower1"), Add("a"), LayerNorm, Tap("trunk")]
[Dense(3), SoftmaxCrossEntropy(Name = "policy", Weight = 0.5f, IgnoreLabel = -1)]
[From("trunk"), Dense(1), MeanSquaredError(Name = "value")]
[From("trunk"), Dense(2), SoftmaxCrossEntropy(Name = "side", Weight = 0.1f, ClassWeights = new[] { 1f, 3f })]
[From("trunk"), Output("features")]
[ClipGradientNorm(1f), ClipGradientValue(0.5f)]
public partial class Agent;

/// <summary>Integers alone, with output weights that are the table.</summary>
[Network(Tokens = 6, Vocabulary = 11)]
[Embedding(7, PaddingIndex = 0), Dense(7), Relu, Dense(11, WeightsOf = "Embedding1", Bias = false)]
[SoftmaxCrossEntropy]
public partial class Words;

/// <summary>Integers beside floats.</summary>
[Network]
[Input("word", Tokens = 2, Vocabulary = 5), Embedding(3, InitDeviation = 0.02f), Flatten, Tap("w")]
[Input("place", 6), Add("w"), Dense(2, Init = Initializer.Normal, InitGain = 0.1f)]
[MeanSquaredError]
[ClipGradientAdaptive]
public partial class Mixture;

/// <summary>Steps that look at each other.</summary>
[Network(Tokens = 6, Vocabulary = 11)]
[Embedding(8), PositionEmbedding(InitDeviation = 0.02f), PositionalEncoding(Wavelength = 100f), SelfAttention(Heads = 2, Causal = true, Dropout = 0.1f, Rotary = true, RotaryBase = 500f, Bias = false, Init = Initializer.HeNormal, InitGain = 0.1f, InitFan = InitializerFan.Out), SelfAttention(Init = Initializer.Constant, InitValue = 0.1f), Dense(11)]
[SoftmaxCrossEntropy]
public partial class Attentive;

/// <summary>Steps that look at others, of as many features and of fewer.</summary>
[Network]
[Input("source", 5, 4, Lengths = true), Tap("narrow"), Dense(6), Tap("memory")]
[Input("target", 3, 6), CrossAttention("memory", Heads = 2, Dropout = 0.1f, Init = Initializer.HeNormal, InitGain = 0.1f, InitFan = InitializerFan.Out)]
[CrossAttention("narrow", Bias = false, Init = Initializer.Constant, InitValue = 0.1f), Dense(2)]
[MeanSquaredError]
public partial class Reader;

/// <summary>Convolutions of every sort.</summary>
[Network(4, 9, 8)]
[Conv2D(6, 3, Stride = 2, Padding = 1, Bias = false, Init = Initializer.HeNormal, InitGain = 0.9f, InitFan = InitializerFan.Out), BatchNorm, Relu]
[Conv2D(6, 3, 2, StrideY = 2, StrideX = 2, PaddingY = 2, PaddingX = 1, DilationY = 2, DilationX = 2, Groups = 3), LayerNorm, Tap("seen"), Conv2D(6, 1), Add("seen")]
[Conv2D(6, 3, Padding = Padding.Same, Dilation = 2, Groups = 6, Init = Initializer.Constant, InitValue = 0.1f), Dropout, Gelu, Reshape(6, -1)]
[Conv1D(4, 2, Stride = 2, Padding = Padding.Causal, Dilation = 2, Groups = 2, Bias = false, Init = Initializer.LeCunNormal, InitGain = 0.9f, InitFan = InitializerFan.Out), Tanh]
[Conv1D(4, 1, Init = Initializer.Constant, InitValue = 0.2f), Flatten, Dense(3)]
[SoftmaxCrossEntropy]
public partial class Picture;

/// <summary>Transposed convolutions of every sort.</summary>
[Network(4, 3, 2)]
[ConvTranspose2D(6, 3, Stride = 2, Padding = 1, OutputPadding = 1, Bias = false, Init = Initializer.HeNormal, InitGain = 0.9f, InitFan = InitializerFan.Out), BatchNorm, Relu]
[ConvTranspose2D(6, 3, 2, StrideY = 2, StrideX = 2, PaddingY = 2, PaddingX = 1, OutputPaddingY = 1, OutputPaddingX = 0, DilationY = 2, DilationX = 2, Groups = 3), Silu]
[ConvTranspose2D(6, 3, Dilation = 2, Groups = 6, Init = Initializer.Constant, InitValue = 0.1f), Reshape(6, -1)]
[ConvTranspose1D(4, 2, Stride = 2, Padding = 3, OutputPadding = 1, Dilation = 2, Groups = 2, Bias = false, Init = Initializer.LeCunNormal, InitGain = 0.9f, InitFan = InitializerFan.Out), Tanh]
[ConvTranspose1D(4, 1, Init = Initializer.Constant, InitValue = 0.2f), Flatten, Dense(3)]
[SoftmaxCrossEntropy]
public partial class Upscaler;

/// <summary>Recurrences of every sort.</summary>
[Network]
[Input("state", 2, 3), Input("cell", 2, 3)]
[Input("seen", 5, 4), Rnn(6, Activation = RnnActivation.Relu, Layers = 2, Bidirectional = true, Init = Initializer.HeNormal, InitGain = 0.9f, InitFan = InitializerFan.Out), Rnn(4, NormRegularizer = 4f)]
[Lstm(3, Layers = 2, InitialState = "state", InitialCell = "cell"), Gru(5, Steps = StaticNet.Steps.Last, Init = Initializer.PyTorch, Stateful = true), Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class Rhythm;

/// <summary>A label for each step.</summary>
[Network(5, 6)]
[Dense(8), LayerNorm, Softmax, RmsNorm, UnitNorm(Epsilon = 1e-6f), Dropout, Dense(3)]
[SoftmaxCrossEntropy]
public partial class Steps;

/// <summary>Windows over images and signals.</summary>
[Network]
[Input("image", 2, 7, 9), ChannelDropout(0.2f), MaxPool(3, 2, Stride = 2, PaddingY = 1), Relu, AvgPool(2, Padding = 1, CountIncludePad = false), AvgPool(2, StrideX = 1), GlobalMaxPool, Dense(2), Tap("seen")]
[Input("sound", 2, 11), MaxPool(3, Stride = 1, Padding = 1), AvgPool(2), ChannelDropout, GlobalAvgPool, Dense(2), Add("seen")]
[MeanSquaredError]
public partial class Windows;

/// <summary>Sequences of which some are shorter.</summary>
[Network]
[Input("words", Tokens = 5, Vocabulary = 7, Lengths = true), Embedding(4), Tap("word")]
[Input("tones", 5, 4, Lengths = true), Dense(4), Add("word"), Tap("both"), GlobalMaxPool(OverSteps = true), Tap("largest")]
[From("both"), GlobalAvgPool(OverSteps = true), Concat("largest"), Dense(2), MeanSquaredError(Name = "mean")]
[From("both"), Dense(3), SoftmaxCrossEntropy(Name = "tags")]
[From("both"), Flatten, Output("all")]
public partial class Shorter;

/// <summary>Values for each step.</summary>
[Network(4, 3, Lengths = true)]
[Dense(5), Silu, Gru(3, Bidirectional = true), Rnn(4), Lstm(3), Dense(2)]
[BinaryCrossEntropy]
public partial class Track;
