namespace StaticNet.Tests.Training;

/// <summary>How the arrays of a <see cref="LaidOutRegression{TLayout}"/> lie.</summary>
internal interface ILaidOut
{
    static abstract NetworkArchitecture Architecture { get; }
}

/// <summary>As generated networks do: panels of 16, parameters in their order.</summary>
internal sealed class InPanels : ILaidOut
{
    public static NetworkArchitecture Architecture { get; } = LaidOut.Describe(width: 16, gap: 0, alignment: 16, biasFirst: false);
}

/// <summary>Panels of 8 with gaps between rows, the bias first, aligned to whole pages of 64.</summary>
internal sealed class InNarrowPanels : ILaidOut
{
    public static NetworkArchitecture Architecture { get; } = LaidOut.Describe(width: 8, gap: 8, alignment: 64, biasFirst: true);
}

/// <summary>Row by row.</summary>
internal sealed class InRows : ILaidOut
{
    public static NetworkArchitecture Architecture { get; } = LaidOut.Describe(width: 1, gap: 0, alignment: 16, biasFirst: false);
}
