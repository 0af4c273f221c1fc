using System.Globalization;

namespace StaticNet.Training;

/// <summary>What a state tells networks and datasets apart by, with what a person does.</summary>
internal static class RunFingerprint
{
    /// <summary>The name of a network's class and the fingerprint of its architecture.</summary>
    /// <param name="architecture">The network's type.</param>
    public static string Of(NetworkArchitecture architecture) => $"{architecture.Name} {architecture.Fingerprint}";

    /// <summary>The same of states that were saved before the fingerprint told what layers of a graph read.</summary>
    /// <param name="architecture">The network's type.</param>
    public static string OfUnlinked(NetworkArchitecture architecture) => $"{architecture.Name} {architecture.UnlinkedFingerprint}";

    /// <summary>The same of states of former formats, which also fit only where parameters lie in memory in the same way.</summary>
    /// <param name="architecture">The network's type.</param>
    public static string OfLayout(NetworkArchitecture architecture) => $"{architecture.Name} {architecture.LayoutFingerprint}";

    /// <summary>What states of trainers that don't shuffle say of the order of samples; others say nothing.</summary>
    public const string SourceOrder = "that of the source";

    /// <summary>The number of samples and the fingerprint of what they are.</summary>
    /// <param name="source">The samples.</param>
    public static string Of(ISampleSource source) => string.Create(CultureInfo.InvariantCulture, $"{source.Count} samples {source.Fingerprint}");
}
