using System.Globalization;
using StaticNet.Files;
using StaticNet.Numerics;

namespace StaticNet.Federated;

/// <summary>What is wrong with the answers of clients: nobody knows what programs they run.</summary>
/// <param name="layout">The model's layout.</param>
/// <param name="maximumSamples">The most samples that a client may say it has.</param>
internal sealed class ReplyChecks(StateDictLayout layout, long maximumSamples)
{
    /// <summary>What is wrong with an update, a sentence; null for nothing.</summary>
    /// <param name="reply">The answer.</param>
    public string? Find(FitReply reply) => FindInCount(reply.SampleCount) ?? FindInModel(reply.State.Span, layout);

    /// <summary>What is wrong with a measurement, a sentence; null for nothing.</summary>
    /// <param name="reply">The answer.</param>
    public string? Find(EvaluateReply reply) =>
        FindInCount(reply.SampleCount) ?? (double.IsFinite(reply.Loss) ? null : string.Create(CultureInfo.InvariantCulture, $"Its loss is {reply.Loss}."));

    /// <summary>What is wrong with a model, a sentence; null for nothing.</summary>
    /// <param name="state">The model.</param>
    /// <param name="layout">Its layout.</param>
    public static string? FindInModel(ReadOnlySpan<float> state, StateDictLayout layout)
    {
        if (state.Length != layout.Length)
            return string.Create(CultureInfo.InvariantCulture, $"The model has {state.Length} elements, not {layout.Length}.");
        if (FiniteCheck.AllFinite(state))
            return null;
        for (int i = 0; i < layout.Tensors.Length; i++)
        {
            var values = layout.Slice(i, state);
            int bad = FiniteCheck.IndexOfNonFinite(values);
            if (bad >= 0)
                return string.Create(CultureInfo.InvariantCulture, $"Element {bad} of {layout.Tensors[i].Name} is {values[bad]}.");
        }

        return null;
    }

    private string? FindInCount(long samples) => samples >= 1 && samples <= maximumSamples
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"It says that it has {samples} samples; wanted are 1 to {maximumSamples}.");
}
