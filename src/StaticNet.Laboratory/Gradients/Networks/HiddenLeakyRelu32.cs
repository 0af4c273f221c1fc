namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with LeakyReLU.</summary>
[Block]
[Dense(32), LeakyRelu]
internal sealed class HiddenLeakyRelu32;
