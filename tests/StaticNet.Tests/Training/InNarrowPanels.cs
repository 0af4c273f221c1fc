namespace StaticNet.Tests.Training;

/// <summary>Panels of 8 with gaps between rows, the bias first, aligned to whole pages of 64.</summary>
internal sealed class InNarrowPanels : ILaidOut
{
    public static NetworkArchitecture Architecture { get; } = LaidOut.Describe(width: 8, gap: 8, alignment: 64, biasFirst: true);
}
