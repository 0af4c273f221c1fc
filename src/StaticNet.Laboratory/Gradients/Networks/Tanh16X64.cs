namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 64 units with tanh.</summary>
#pragma warning disable SNET0017 // Its gradients vanish on purpose: that is what the laboratory shows.
[Network(SpiralData.InputLength)]
[Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh]
[Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh]
[Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh]
[Dense(64), Tanh, Dense(64), Tanh, Dense(64), Tanh]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class Tanh16X64 : ISpecimen;
