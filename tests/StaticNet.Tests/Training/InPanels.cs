namespace StaticNet.Tests.Training;

/// <summary>As generated networks do: panels of 16, parameters in their order.</summary>
internal sealed class InPanels : ILaidOut
{
    public static NetworkArchitecture Architecture { get; } = LaidOut.Describe(width: 16, gap: 0, alignment: 16, biasFirst: false);
}
