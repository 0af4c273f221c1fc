namespace StaticNet;

/// <summary>
/// <c>y = x·tanh(ln(1 + eˣ))</c>, any shape; derivative <c>t + x·(1 − t²)·σ(x)</c> with <c>t = tanh(ln(1 + eˣ))</c>.
/// Misra 2019; the same as <c>torch.nn.Mish</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MishAttribute : LayerAttribute;
