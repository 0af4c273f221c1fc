namespace StaticNet;

/// <summary>
/// <c>loss = mean of |y − target|</c> over every element of the batch; gradient <c>sign(y − target) / elements</c>, 0 where
/// they are equal. Targets have the shape of the outputs. The same as <c>torch.nn.L1Loss</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;
