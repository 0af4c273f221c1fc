namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with tanh.</summary>
[Block]
[Dense(64), Tanh]
internal sealed class HiddenTanh64;
