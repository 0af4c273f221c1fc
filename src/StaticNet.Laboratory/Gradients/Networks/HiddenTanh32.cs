namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with tanh.</summary>
[Block]
[Dense(32), Tanh]
internal sealed class HiddenTanh32;
