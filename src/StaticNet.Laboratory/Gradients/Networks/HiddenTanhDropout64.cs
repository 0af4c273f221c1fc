namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with tanh and dropout of a tenth.</summary>
[Block]
[Dense(64), Tanh, Dropout(0.1f)]
internal sealed class HiddenTanhDropout64;
