namespace StaticNet.Tests.Training;

/// <summary>How the arrays of a <see cref="LaidOutRegression{TLayout}"/> lie.</summary>
internal interface ILaidOut
{
    static abstract NetworkArchitecture Architecture { get; }
}
