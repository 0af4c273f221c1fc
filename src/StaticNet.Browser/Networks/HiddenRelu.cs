namespace StaticNet.Browser.Networks;

/// <summary>A hidden layer of the deep networks, with ReLU.</summary>
[Block]
[Dense(32), Relu]
internal sealed class HiddenRelu;
