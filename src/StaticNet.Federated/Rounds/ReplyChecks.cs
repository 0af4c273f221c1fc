using System.Globalization;
using StaticNet.Files;
using StaticNet.Numerics;

namespace StaticNet.Federated;

/// <summary>What is wrong with the answers of clients: nobody knows what programs they run.</summary>
internal static class ReplyChecks
{
    /// <summary>What is wrong with an update, a sentence; null for nothing.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="layout">The model's layout.</param>
    public static string? Find(FitReply reply, StateDictLayout layout)
    {
        if (reply.SampleCount < 1)
            return string.Create(CultureInfo.InvariantCulture, $"It was trained on {reply.SampleCount} samples.");
        return FindInModel(reply.State.Span, layout);
    }

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

    /// <summary>What is wrong with a measurement, a sentence; null for nothing.</summary>
    /// <param name="reply">The answer.</param>
    public static string? Find(EvaluateReply reply)
    {
        if (reply.SampleCount < 1)
            return string.Create(CultureInfo.InvariantCulture, $"It measured {reply.SampleCount} samples.");
        return double.IsFinite(reply.Loss) ? null : string.Create(CultureInfo.InvariantCulture, $"Its loss is {reply.Loss}.");
    }
}
