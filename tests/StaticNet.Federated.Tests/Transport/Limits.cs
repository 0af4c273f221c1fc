namespace StaticNet.Federated.Tests.Transport;

/// <summary>How long tests wait for what takes milliseconds.</summary>
internal static class Limits
{
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);
}
