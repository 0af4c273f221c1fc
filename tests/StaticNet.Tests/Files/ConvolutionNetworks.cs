namespace StaticNet.Tests.Files;

/// <summary>Groups that end within a panel, a kernel for each channel, and signals.</summary>
[Network(4, 5, 6)]
[Conv2D(36, 3, 2, Groups = 2), Relu]
[Conv2D(36, 2, Groups = 36), Tanh, Reshape(36, -1)]
[Conv1D(3, 2)]
[MeanSquaredError]
public partial class StoredConvolutions;

/// <summary>The same of transposed convolutions.</summary>
[Network(36, 2, 3)]
[ConvTranspose2D(4, 3, 2, Groups = 2), Relu]
[ConvTranspose2D(4, 2, Groups = 4), Tanh, Reshape(4, -1)]
[ConvTranspose1D(3, 2, Stride = 2, OutputPadding = 1)]
[MeanSquaredError]
public partial class StoredTransposes;
