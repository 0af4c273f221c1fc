namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with sigmoid.</summary>
[Block]
[Dense(64), Sigmoid]
internal sealed class HiddenSigmoid64;
