namespace StaticNet.Tests.Files;

/// <summary>A residual whose tap stands before the activation.</summary>
[Network(4)]
[Dense(4), Tap("x"), Relu, Dense(4), Add("x"), Relu]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class TappedBefore;

/// <summary>The same with the tap behind the activation, and nothing else.</summary>
[Network(4)]
[Dense(4), Relu, Tap("x"), Dense(4), Add("x"), Relu]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class TappedBehind;

/// <summary>The same with the tap on the input.</summary>
[Network(4)]
[Tap("x"), Dense(4), Relu, Dense(4), Add("x"), Relu]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class TappedInput;

/// <summary>Two outputs, the second of which is what the second layer makes.</summary>
[Network(4)]
[Dense(4), Dense(4), Tap("x"), Dense(4), MeanSquaredError(Name = "first")]
[From("x"), MeanSquaredError(Name = "second")]
[ClipGradientNorm(1f)]
public partial class EndsAtSecond;

/// <summary>The same with the second output at the first layer.</summary>
[Network(4)]
[Dense(4), Tap("x"), Dense(4), Dense(4), MeanSquaredError(Name = "first")]
[From("x"), MeanSquaredError(Name = "second")]
[ClipGradientNorm(1f)]
public partial class EndsAtFirst;

/// <summary>A layer that is used several times.</summary>
[Block]
[Dense(4), Relu]
public class LinkedBlock;

/// <summary>Two blocks, and the first again.</summary>
[Network(4)]
[Use<LinkedBlock>(Name = "A"), Use<LinkedBlock>(Name = "B"), Use<LinkedBlock>(Name = "C", SharedWith = "A")]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class SharesFirst;

/// <summary>Two blocks, and the second again.</summary>
[Network(4)]
[Use<LinkedBlock>(Name = "A"), Use<LinkedBlock>(Name = "B"), Use<LinkedBlock>(Name = "C", SharedWith = "B")]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class SharesSecond;
