using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <content>Samples with fewer steps than the network has room for.</content>
public sealed unsafe partial class NetworkMemory
{
    /// <summary>How many steps each sample of the batch has, <c>[capacity]</c>; empty where samples have no lengths.</summary>
    public AlignedBuffer<int> Lengths { get; }

    /// <summary>Takes the lengths of a batch, before its inputs and targets.</summary>
    /// <param name="lengths"><c>[batch]</c>, checked.</param>
    public void LoadLengths(ReadOnlySpan<int> lengths) => lengths.CopyTo(Lengths.Span);

    /// <summary>Copies the steps that samples have into a padded buffer of the workspace; what is beyond them becomes 0, whatever the caller has there.</summary>
    /// <param name="rows"><c>[batch, steps, length]</c></param>
    /// <param name="length">The elements of a row.</param>
    /// <param name="steps">The rows of a sample.</param>
    /// <param name="offset">The buffer's offset for one sample.</param>
    /// <param name="stride">From one row of the buffer to the next.</param>
    public void LoadSteps(ReadOnlySpan<float> rows, int length, int steps, int offset, int stride)
    {
        var padded = Workspace.Span[(offset * BatchCapacity)..];
        int samples = rows.Length / (length * steps);
        for (int sample = 0; sample < samples; sample++)
        {
            int count = Lengths.Span[sample];
            var target = padded.Slice(sample * steps * stride, steps * stride);
            PaddedRows.Pad(rows.Slice(sample * steps * length, count * length), length, target, stride);
            target[(count * stride)..].Clear();
        }
    }

    /// <summary>Copies the tokens of the steps that samples have to where a pass reads them; what is beyond them becomes token 0, whose row nothing changes.</summary>
    /// <param name="input">The input's number among those of integers.</param>
    /// <param name="tokens"><c>[batch, steps]</c>, checked.</param>
    /// <param name="steps">The tokens of a sample.</param>
    public void LoadTokenSteps(int input, ReadOnlySpan<int> tokens, int steps) => StepSpans.Copy(tokens, _tokens[input].Span, steps, Lengths.Span);
}
