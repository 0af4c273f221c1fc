namespace StaticNet.Browser.Networks;

/// <summary>A hidden layer of the deep networks, with tanh.</summary>
[Block]
[Dense(32), Tanh]
internal sealed class HiddenTanh;
