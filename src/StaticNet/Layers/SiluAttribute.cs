namespace StaticNet;

/// <summary>
/// The sigmoid linear unit or Swish, <c>y = x·σ(x) = x/(1 + e⁻ˣ)</c>, any shape; derivative <c>σ(x)·(1 + x·(1 − σ(x)))</c>.
/// Elfwing et al. 2017, Ramachandran et al. 2017; the same as <c>torch.nn.SiLU</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SiluAttribute : LayerAttribute;
