namespace StaticNet;

/// <summary>
/// <c>loss = mean of (y − target)²</c> over every element of the batch; gradient <c>2(y − target) / elements</c>. Targets
/// have the shape of the outputs. The same as <c>torch.nn.MSELoss</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MeanSquaredErrorAttribute : LossAttribute;
