using System.Globalization;

namespace StaticNet.Federated;

/// <summary>A value among a server's settings for clients or a client's metrics: what Flower calls a scalar.</summary>
public readonly struct FederatedValue : IEquatable<FederatedValue>
{
    private readonly object? _reference;
    private readonly long _bits;

    private FederatedValue(FederatedValueKind kind, long bits, object? reference)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    /// <summary>What it holds.</summary>
    public FederatedValueKind Kind { get; }

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator FederatedValue(double value) => FromDouble(value);

    /// <summary>An integer.</summary>
    /// <param name="value">The integer.</param>
    public static implicit operator FederatedValue(long value) => FromInt64(value);

    /// <summary>True or false.</summary>
    /// <param name="value">Which.</param>
    public static implicit operator FederatedValue(bool value) => FromBoolean(value);

    /// <summary>Text.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator FederatedValue(string value) => FromString(value);

    /// <summary>Whether both hold the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(FederatedValue left, FederatedValue right) => left.Equals(right);

    /// <summary>Whether they hold something else.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(FederatedValue left, FederatedValue right) => !left.Equals(right);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static FederatedValue FromDouble(double value) => new(FederatedValueKind.Number, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>An integer.</summary>
    /// <param name="value">The integer.</param>
    public static FederatedValue FromInt64(long value) => new(FederatedValueKind.WholeNumber, value, null);

    /// <summary>True or false.</summary>
    /// <param name="value">Which.</param>
    public static FederatedValue FromBoolean(bool value) => new(FederatedValueKind.Boolean, value ? 1 : 0, null);

    /// <summary>Text.</summary>
    /// <param name="value">The text.</param>
    public static FederatedValue FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(FederatedValueKind.Text, 0, value);
    }

    /// <summary>Bytes, which aren't copied.</summary>
    /// <param name="value">The bytes.</param>
    public static FederatedValue FromBytes(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(FederatedValueKind.Bytes, 0, value);
    }

    /// <summary>The number, or the integer as one.</summary>
    /// <exception cref="InvalidOperationException">It holds something else.</exception>
    public double ToDouble() => Kind switch
    {
        FederatedValueKind.Number => BitConverter.Int64BitsToDouble(_bits),
        FederatedValueKind.WholeNumber => _bits,
        _ => throw Mismatch("number"),
    };

    /// <summary>The integer.</summary>
    /// <exception cref="InvalidOperationException">It holds something else.</exception>
    public long ToInt64() => Kind == FederatedValueKind.WholeNumber ? _bits : throw Mismatch("integer");

    /// <summary>True or false.</summary>
    /// <exception cref="InvalidOperationException">It holds something else.</exception>
    public bool ToBoolean() => Kind == FederatedValueKind.Boolean ? _bits != 0 : throw Mismatch("truth value");

    /// <summary>The bytes.</summary>
    /// <exception cref="InvalidOperationException">It holds something else.</exception>
    public ReadOnlyMemory<byte> ToBytes() => Kind == FederatedValueKind.Bytes ? (byte[])_reference! : throw Mismatch("byte string");

    /// <summary>The text itself; others as people write them.</summary>
    public override string ToString() => Kind switch
    {
        FederatedValueKind.Number => ToDouble().ToString(CultureInfo.InvariantCulture),
        FederatedValueKind.WholeNumber => _bits.ToString(CultureInfo.InvariantCulture),
        FederatedValueKind.Boolean => _bits != 0 ? "true" : "false",
        FederatedValueKind.Text => (string)_reference!,
        _ => $"{((byte[])_reference!).Length} bytes",
    };

    /// <inheritdoc/>
    public bool Equals(FederatedValue other) => Kind == other.Kind && _bits == other._bits && Kind switch
    {
        FederatedValueKind.Bytes => ToBytes().Span.SequenceEqual(other.ToBytes().Span),
        _ => Equals(_reference, other._reference),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FederatedValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _bits, _reference as string);

    private InvalidOperationException Mismatch(string wanted) => new($"The value is {this} ({Kind}), no {wanted}.");
}
