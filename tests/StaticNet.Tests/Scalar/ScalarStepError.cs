namespace StaticNet.Tests.Scalar;

/// <summary>The gradients of a step of a recurrence.</summary>
/// <param name="State">That of the state behind it.</param>
/// <param name="Sums">That of the sums of states in it.</param>
internal sealed record ScalarStepError(double[] State, double[] Sums);
