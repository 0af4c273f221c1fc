namespace StaticNet.CompilerServices;

/// <summary>A parameter or statistic that a layer uses, its own or another layer's.</summary>
/// <param name="Info">What is known about it; <see cref="ParameterInfo.Name"/> is its name in each layer that uses it.</param>
/// <param name="TensorName">Its name in files, <c>dense1.weight</c>: one parameter has one, however many layers use it.</param>
public sealed record GraphParameter(ParameterInfo Info, string TensorName);
