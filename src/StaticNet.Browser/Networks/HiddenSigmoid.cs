namespace StaticNet.Browser.Networks;

/// <summary>A hidden layer of the deep networks, with sigmoid.</summary>
[Block]
[Dense(32), Sigmoid]
internal sealed class HiddenSigmoid;
