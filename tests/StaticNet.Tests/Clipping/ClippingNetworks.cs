namespace StaticNet.Tests.Clipping;

// Partial panels, parameters of one dimension, a layer without bias, and one of dot products with a row for each output; large
// enough to be shared among workers.

[Network(37)]
[Dense(70), LayerNorm, Tanh]
[Dense(700, Bias = false), Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientNorm(0.1f)]
public partial class ClipAll;

[Network(37)]
[Dense(70), LayerNorm, Tanh]
[Dense(700, Bias = false), Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientNorm(0.1f, Norm = GradientNorm.L1)]
public partial class ClipAllL1;

[Network(37)]
[Dense(70), LayerNorm, Tanh]
[Dense(700, Bias = false), Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientNorm(0.01f, Norm = GradientNorm.Max)]
public partial class ClipAllMax;

[Network(37)]
[Dense(70), LayerNorm, Tanh]
[Dense(700, Bias = false), Relu]
[Dense(2)]
[MeanSquaredError]
[ClipLayerGradientNorm(0.1f)]
public partial class ClipLayers;

[Network(37)]
[Dense(70), LayerNorm, Tanh]
[Dense(700, Bias = false), Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientAdaptive]
public partial class ClipAdaptive;

[Network(37)]
[Dense(70), LayerNorm, Tanh]
[Dense(700, Bias = false), Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientAdaptive(0.02f, ExcludeLast = false)]
public partial class ClipAdaptiveToTheLast;

[Network(37)]
[Dense(70), LayerNorm, Tanh]
[Dense(700, Bias = false), Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientValue(0.005f)]
public partial class ClipValues;

[Network(37)]
[Dense(70), LayerNorm, Tanh]
[Dense(700, Bias = false), Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientValue(0.005f), ClipLayerGradientNorm(0.1f)]
public partial class ClipValuesAndLayers;

[Network(37)]
[Dense(70), LayerNorm, Tanh]
[Dense(700, Bias = false), Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientValue(0.005f), ClipGradientNorm(0.001f, Norm = GradientNorm.Max)]
public partial class ClipValuesAndMax;
