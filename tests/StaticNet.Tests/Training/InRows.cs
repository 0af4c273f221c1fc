namespace StaticNet.Tests.Training;

/// <summary>Row by row.</summary>
internal sealed class InRows : ILaidOut
{
    public static NetworkArchitecture Architecture { get; } = LaidOut.Describe(width: 1, gap: 0, alignment: 16, biasFirst: false);
}
