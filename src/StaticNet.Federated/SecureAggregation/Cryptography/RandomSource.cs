using System.Security.Cryptography;

namespace StaticNet.Federated;

/// <summary>Where random bytes come from: the system; tests have one that gives the same in each run.</summary>
internal abstract class RandomSource
{
    /// <summary>The system's cryptographic generator.</summary>
    public static RandomSource Cryptographic { get; } = new SystemRandomSource();

    /// <summary>Fills a span with random bytes. Any thread may call it.</summary>
    /// <param name="bytes">Receives them.</param>
    public abstract void Fill(Span<byte> bytes);

    private sealed class SystemRandomSource : RandomSource
    {
        public override void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
    }
}
