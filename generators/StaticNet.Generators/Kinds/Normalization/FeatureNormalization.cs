using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>What a batch normalization is made of.</summary>
/// <param name="Mean">The running means.</param>
/// <param name="Variance">The running variances.</param>
/// <param name="Scale">What normalized features are multiplied by; null without.</param>
/// <param name="Shift">What is added to them; null without.</param>
/// <param name="Momentum">The part of the running statistics that a batch replaces.</param>
/// <param name="Epsilon">What is added to a variance.</param>
internal sealed record FeatureNormalization(Parameter Mean, Parameter Variance, Parameter? Scale, Parameter? Shift, float Momentum, float Epsilon)
{
    public int Features => Mean.Outputs;

    public bool IsAffine => Scale is not null;

    /// <summary>Scale and shift, if there are any.</summary>
    public EquatableArray<Parameter> Parameters => this is { Scale: { } scale, Shift: { } shift } ? new(scale, shift) : default;
}
