namespace StaticNet.Laboratory.Gradients.Networks;

/// <summary>16 dense layers, the hidden ones of 64 units with tanh and dropout of a tenth.</summary>
#pragma warning disable SNET0017 // Its gradients vanish on purpose: that is what the laboratory shows.
[Network(SpiralData.InputLength)]
[Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f)]
[Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f)]
[Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f)]
[Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f), Dense(64), Tanh, Dropout(0.1f)]
[Dense(SpiralData.Classes)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), ClipGradientValue(1f)]
internal sealed partial class TanhDropout16X64 : ISpecimen;
