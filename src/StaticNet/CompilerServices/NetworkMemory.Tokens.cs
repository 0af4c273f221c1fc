using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <content>The inputs of integers.</content>
public sealed unsafe partial class NetworkMemory
{
    private readonly AlignedBuffer<int>[] _tokens;

    /// <summary>What a pass reads of an input of integers, <c>[capacity, integers of a sample]</c>.</summary>
    /// <param name="input">Its number among the inputs of integers.</param>
    public AlignedBuffer<int> TokensAt(int input) => _tokens[input];

    /// <summary>Copies a batch of integers to where a pass reads it.</summary>
    /// <param name="input">The input's number among those of integers.</param>
    /// <param name="tokens">The integers, checked.</param>
    public void LoadTokens(int input, ReadOnlySpan<int> tokens) => tokens.CopyTo(_tokens[input].Span);

    private static AlignedBuffer<int>[] CreateTokens(NetworkArchitecture architecture, int batchCapacity, bool isStream = false) =>
        [.. architecture.Inputs.Where(input => input.Vocabulary is not null).Select(input => new AlignedBuffer<int>(checked(batchCapacity * (isStream ? 1 : input.Length))))];
}
