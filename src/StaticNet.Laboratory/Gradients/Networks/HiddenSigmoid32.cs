namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with sigmoid.</summary>
[Block]
[Dense(32), Sigmoid]
internal sealed class HiddenSigmoid32;
