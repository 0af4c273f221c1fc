namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 64 units with sigmoid and dropout of a tenth.</summary>
[Block]
[Dense(64), Sigmoid, Dropout(0.1f)]
internal sealed class HiddenSigmoidDropout64;
