using System.Globalization;

namespace StaticNet;

/// <summary>Finds out whether a backward pass found only finite numbers.</summary>
internal static class GradientCheck
{
    private const string Advice = "No parameter was changed. Lower the learning rate, clip the gradient or scale the inputs.";

    /// <summary>Throws if the loss or a gradient isn't finite.</summary>
    /// <param name="network">The network after its backward pass.</param>
    /// <param name="result">What the pass found.</param>
    /// <param name="step">The step, from 1.</param>
    /// <exception cref="NonFiniteGradientException">Something isn't finite.</exception>
    public static void ThrowIfNonFinite<TNetwork>(TNetwork network, GradientResult result, long step)
        where TNetwork : INetwork
    {
        // A finite norm says that every gradient is finite: no pass of its own in a good step.
        if (float.IsFinite(result.Loss) && double.IsFinite(result.Norm) && float.IsFinite(result.Scale))
            return;

        foreach (var parameter in TNetwork.Architecture.Parameters)
            CheckParameter(parameter, network.Gradients, result, step);

        if (!float.IsFinite(result.Loss))
            throw new NonFiniteGradientException(
                Invariant($"Step {step}: the loss is {result.Loss}, though every gradient is finite. {Advice}"), step, result.Loss, null);

        throw new NonFiniteGradientException(
            Invariant($"Step {step}: the norm is {result.Norm} and the scale {result.Scale} of finite gradients. {Advice}"),
            step, result.Loss, null);
    }

    private static void CheckParameter(ParameterInfo parameter, Span<float> gradients, GradientResult result, long step)
    {
        var view = parameter.In(gradients);
        for (int output = 0; output < parameter.Outputs; output++)
            for (int input = 0; input < parameter.Inputs; input++)
            {
                float value = view[output, input];
                if (!float.IsFinite(value))
                    throw new NonFiniteGradientException(
                        Invariant($"Step {step}: the gradient of {parameter.FullName} is {value} at [{output}, {input}]. {Advice}"),
                        step, result.Loss, parameter);
            }
    }

    private static string Invariant(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
