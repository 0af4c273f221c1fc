namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with ReLU and dropout of a tenth.</summary>
[Block]
[Dense(32), Relu, Dropout(0.1f)]
internal sealed class HiddenReluDropout32;
