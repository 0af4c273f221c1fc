namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with ReLU.</summary>
[Block]
[Dense(32), Relu]
internal sealed class HiddenRelu32;
