namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with ReLU and dropout of a tenth.</summary>
[Block]
[Dense(64), Relu, Dropout(0.1f)]
internal sealed class HiddenReluDropout64;
