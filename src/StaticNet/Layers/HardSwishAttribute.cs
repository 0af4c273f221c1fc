namespace StaticNet;

/// <summary>
/// <c>y = x·min(max(x + 3, 0), 6)/6</c>, any shape: SiLU in straight lines and a parabola; derivative 0 up to −3, 1 from 3 on,
/// <c>x/3 + 1/2</c> between. Howard et al. 2019; the same as <c>torch.nn.Hardswish</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardSwishAttribute : LayerAttribute;
