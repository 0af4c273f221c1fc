namespace StaticNet.Tests.Files;

/// <summary>Groups that end within a panel, a kernel for each channel, and signals.</summary>
[Network(4, 5, 6)]
[Conv2D(36, 3, 2, Groups = 2), Relu]
[Conv2D(36, 2, Groups = 36), Tanh, Reshape(36, -1)]
[Conv1D(3, 2)]
[MeanSquaredError]
public partial class StoredConvolutions;
