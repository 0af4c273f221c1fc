namespace StaticNet.Training;

/// <summary>How messages about states write shapes.</summary>
internal static class StateShape
{
    /// <summary>A shape as text: <c>[128, 784]</c>.</summary>
    /// <param name="shape">The shape.</param>
    public static string Format(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
