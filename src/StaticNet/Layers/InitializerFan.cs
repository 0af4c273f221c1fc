namespace StaticNet;

/// <summary>The connections that He's and LeCun's initializers count.</summary>
public enum InitializerFan
{
    /// <summary>The inputs of an output: the deviation of signals stays through the forward pass.</summary>
    In,

    /// <summary>The outputs of an input: the deviation of gradients stays through the backward pass.</summary>
    Out,
}
