using System.Globalization;
using StaticNet.CompilerServices;

namespace StaticNet.Training;

/// <summary>The first bad number of a step.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Parameter">Its tensor; null for a loss or norm.</param>
/// <param name="Output">Its index along the tensor's first dimension; of a carried state the place in the batch.</param>
/// <param name="Input">Its index along the others.</param>
internal readonly record struct BadValue(BadStepKind Kind, double Value, ParameterInfo? Parameter = null, int Output = 0, int Input = 0)
{
    /// <summary>The state that is carried from window to window; null for anything else.</summary>
    public CarriedState? State { get; init; }

    /// <summary>The report of a step that it was found in.</summary>
    /// <param name="step">The step.</param>
    public BadStep At(long step) => new(step, Parameter?.Layer ?? State?.Layer, Parameter?.Name ?? State?.Name, Kind, Value);

    /// <summary>What is wrong, a part of a sentence.</summary>
    public string Describe() => Kind switch
    {
        BadStepKind.Weight => Invariant(
            $"{Parameter!.FullName} itself is {Value} at [{Output}, {Input}], and was before this step"),
        BadStepKind.Gradient => Invariant($"the gradient of {Parameter!.FullName} is {Value} at [{Output}, {Input}]"),
        BadStepKind.Statistic => Invariant($"{Parameter!.FullName} would become {Value} at [{Output}, {Input}]"),
        BadStepKind.State => Invariant($"{State?.Layer}.{State?.Name} would go on at [{Output}, {Input}] as {Value}"),
        BadStepKind.Loss => Invariant($"the loss is {Value}, though every gradient is finite"),
        BadStepKind.Empty => "every label is ignored or weighs nothing",
        BadStepKind.LossSpike => Invariant($"the loss {Value} is far above those before"),
        _ => Invariant($"the norm or its factor is {Value}, though every gradient is finite"),
    };

    /// <summary>What has become of a weight by a step, a part of a sentence.</summary>
    public string DescribeRuin() => Invariant($"it has made {Parameter!.FullName} {Value} at [{Output}, {Input}], which no later step would find");

    /// <summary>The exception for it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="loss">The loss of its batch.</param>
    /// <param name="state">What state the network is in, a sentence.</param>
    /// <param name="advice">The way out, a sentence.</param>
    /// <param name="description">What is wrong, a part of a sentence, if not what <see cref="Describe"/> says.</param>
    public NonFiniteGradientException CreateException(long step, float loss, string state, string advice, string? description = null) =>
        new(Invariant($"Step {step}: {description ?? Describe()}. {state} {advice}"), loss, Parameter, At(step));

    private static string Invariant(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
