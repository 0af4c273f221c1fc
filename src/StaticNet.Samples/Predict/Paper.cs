namespace StaticNet.Samples.Predict;

/// <summary>What shows through where an image is transparent.</summary>
internal static class Paper
{
    /// <summary>The names of the papers; the first is the usual one.</summary>
    public static string[] Names { get; } = ["white", "black"];

    /// <summary>A paper's colour.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static (byte Red, byte Green, byte Blue) Of(string name) =>
        name == Names[0] ? (byte.MaxValue, byte.MaxValue, byte.MaxValue) : ((byte)0, (byte)0, (byte)0);
}
