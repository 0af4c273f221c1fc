using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StaticNet.Federated;

/// <summary>
/// Normal noise. A value is half the sum of four normal variables (Holohan and Braghin 2021, "Secure random sampling in differential privacy"), each by Box and Muller's
/// transformation of uniform numbers of 53 bits; at most 17.2 from 0.
/// </summary>
/// <remarks>
/// Noise in floating-point numbers isn't quite normal, and its lowest bits may tell what it was added to (Mironov 2012, "On significance of the least significant bits for differential
/// privacy"). The sum of four makes that impractical, and sums are in double before they are rounded to floats, but nothing here proves that ε holds to the last bit.
/// </remarks>
public sealed class GaussianNoise
{
    private const int BufferLength = 512;

    private readonly Lock _lock = new();
    private readonly ulong[] _buffer = new ulong[BufferLength];
    private readonly bool _isSeeded;
    private RandomStream _stream;
    private int _next = BufferLength;

    private GaussianNoise(bool isSeeded, RandomStream stream) => (_isSeeded, _stream) = (isSeeded, stream);

    /// <summary>Noise of the system's cryptographic generator, which nobody can foretell: what privacy takes.</summary>
    public static GaussianNoise CreateSecure() => new(false, default);

    /// <summary>
    /// Noise that is the same in each run, for tests and simulations: whoever knows the seed can take it off again, so it protects nothing. A round with a stream of its own has the
    /// same noise after a server was resumed.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the seed's streams; a round's number.</param>
    public static GaussianNoise CreateSeeded(ulong seed, ulong stream = 0) => new(true, new RandomStream(seed, stream));

    /// <summary>Whether the noise is the same in each run, and so protects nothing.</summary>
    public bool IsSeeded => _isSeeded;

    /// <summary>A number of the standard normal distribution. Any thread may ask: no two get the same one.</summary>
    public double Next()
    {
        lock (_lock)
        {
            var (first, second) = NextPair();
            var (third, fourth) = NextPair();
            return (first + second + third + fourth) / 2;
        }
    }

    private (double First, double Second) NextPair()
    {
        // In (0, 1], so its logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform()));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * NextUniform());
        return (radius * cosine, radius * sine);
    }

    private double NextUniform()
    {
        if (_next == BufferLength)
            Refill();
        return (_buffer[_next++] >> 11) * (1.0 / (1L << 53));
    }

    private void Refill()
    {
        _next = 0;
        if (!_isSeeded)
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(_buffer.AsSpan()));
            return;
        }

        for (int i = 0; i < BufferLength; i++)
            _buffer[i] = ((ulong)_stream.NextUInt32() << 32) | _stream.NextUInt32();
    }
}
