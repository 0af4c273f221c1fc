namespace StaticNet.Training;

/// <summary>The format of states: what their text <c>format</c> says. Those of former versions can be loaded.</summary>
internal static class StateFormat
{
    /// <summary>The name of the text.</summary>
    public const string Name = "format";

    /// <summary>The format that is saved.</summary>
    public const string Current = "StaticNet training 3";

    // With padded arrays where the current one has tensors.
    private const string Second = "StaticNet training 2";

    // The same, without what StateMap.AddSinceFormat2 adds.
    private const string First = "StaticNet training 1";

    /// <summary>Whether a state is of the first format.</summary>
    /// <param name="state">The state.</param>
    public static bool IsFirst(TrainingState state) => Of(state) == First;

    /// <summary>Whether a state is of a format that keeps arrays as they lie in memory, and so fits only where they lie in the same way.</summary>
    /// <param name="state">The state.</param>
    public static bool HasFlatArrays(TrainingState state) => Of(state) is First or Second;

    /// <summary>What is wrong with a format, a sentence; null if nothing is.</summary>
    /// <param name="format">The format.</param>
    public static string? Complain(string format) =>
        format is First or Second or Current ? null : $"The state is of the format {format}; this trainer's is {Current}.";

    private static string? Of(TrainingState state) => state.TryGetText(Name, out string? format) ? format : null;
}
