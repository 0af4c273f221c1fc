namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with ReLU.</summary>
[Block]
[Dense(64), Relu]
internal sealed class HiddenRelu64;
