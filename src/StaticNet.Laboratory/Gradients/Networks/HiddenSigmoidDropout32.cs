namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>A hidden layer of 32 units with sigmoid and dropout of a tenth.</summary>
[Block]
[Dense(32), Sigmoid, Dropout(0.1f)]
internal sealed class HiddenSigmoidDropout32;
