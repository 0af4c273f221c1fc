namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with LeakyReLU.</summary>
[Block]
[Dense(64), LeakyRelu]
internal sealed class HiddenLeakyRelu64;
