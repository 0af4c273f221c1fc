namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>8 dense layers, the hidden ones of 32 units with tanh and dropout of a tenth.</summary>
#pragma warning disable SNET0017 // Its gradients vanish on purpose: that is what the laboratory shows.
[Network(SpiralData.InputLength)]
[Dense(32), Tanh, Dropout(0.1f), Dense(32), Tanh, Dropout(0.1f), Dense(32), Tanh, Dropout(0.1f), Dense(32), Tanh, Dropout(0.1f)]
[Dense(32), Tanh, Dropout(0.1f), Dense(32), Tanh, Dropout(0.1f), Dense(32), Tanh, Dropout(0.1f)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class TanhDropout8X32 : ISpecimen;
