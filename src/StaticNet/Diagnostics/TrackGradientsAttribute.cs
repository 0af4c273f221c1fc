namespace StaticNet;

/// <summary>
/// Gives the network a member <c>GradientHealth</c>: for each layer the norms of gradients and weights, the size of updates,
/// dead and saturated units, and a verdict. Norms come from sums that training computes anyway; activations stay in memory
/// until the end of the backward pass, and are counted there. Of recurrent layers it has the norm of the state's gradient step by
/// step, and a verdict on what becomes of it through time. Without the attribute nothing of it is generated.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrackGradientsAttribute : Attribute;
