namespace StaticNet.Tests.Dropout;

/// <summary>Dropout of the channels of inputs and of a signal inside, behind dropout of single values.</summary>
[Network(5, 3, 4)]
[ChannelDropout(0.3f), Flatten]
[Dense(40), Reshape(20, 2), Tanh, Dropout(0.2f), ChannelDropout]
[Flatten, Dense(3)]
[MeanSquaredError]
public partial class ChannelDropoutInside;

/// <summary>A network whose gradient by the weights shows the factor of every input.</summary>
[Network(40, 6)]
[ChannelDropout(0.25f), Flatten]
[Dense(1, Bias = false)]
[MeanSquaredError]
public partial class ChannelDropoutOfInputs;
