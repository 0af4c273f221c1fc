namespace StaticNet.Tests.Files;

/// <summary>A residual block that keeps its image's shape, with the names of PyTorch's examples.</summary>
[Block]
[Tap("x"), Conv2D(4, 3, Padding = 1, Bias = false, Name = "Conv1"), BatchNorm(Name = "Bn1"), Relu]
[Conv2D(4, 3, Padding = 1, Bias = false, Name = "Conv2"), BatchNorm(Name = "Bn2"), Add("x"), Relu]
public class StateDictBlock;

/// <summary>What brings an image to the shape that it is added to.</summary>
[Block]
[Conv2D(6, 1, Stride = 2, Bias = false, Name = "Conv"), BatchNorm(Name = "Bn")]
public class StateDictShortcut;

/// <summary>A residual block that halves its image.</summary>
[Block]
[Tap("x"), Conv2D(6, 3, Stride = 2, Padding = 1, Bias = false, Name = "Conv1"), BatchNorm(Name = "Bn1"), Relu]
[Conv2D(6, 3, Padding = 1, Bias = false, Name = "Conv2"), BatchNorm(Name = "Bn2"), Tap("y")]
[From("x"), Use<StateDictShortcut>(Name = "Shortcut"), Add("y"), Relu]
public class StateDictHalvingBlock;

/// <summary>The network of the reference case <c>residual</c>, in blocks.</summary>
[Network(2, 8, 8)]
[Conv2D(4, 3, Padding = 1, Bias = false, Name = "Conv"), BatchNorm(Name = "Bn"), Relu]
[Use<StateDictBlock>(Name = "Block1"), Use<StateDictHalvingBlock>(Name = "Block2")]
[GlobalAvgPool, Dense(5, Name = "Fc")]
[SoftmaxCrossEntropy]
public partial class StateDictResidual;
