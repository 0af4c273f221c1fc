using Google.Protobuf;
using Google.Protobuf.Collections;

namespace StaticNet.Federated.Wire;

/// <summary>Turns values of settings and metrics into Flower's scalars, and back.</summary>
internal static class ValueCodec
{
    /// <summary>Writes values.</summary>
    /// <param name="values">By name.</param>
    /// <param name="scalars">Receives them.</param>
    public static void Write(IReadOnlyDictionary<string, FederatedValue> values, MapField<string, Scalar> scalars)
    {
        foreach (var (name, value) in values)
            scalars.Add(name, Write(value));
    }

    /// <summary>Reads values.</summary>
    /// <param name="scalars">By name.</param>
    /// <exception cref="ClientFailureException">One has no value, or none that fits 64 bits with a sign.</exception>
    public static Dictionary<string, FederatedValue> Read(MapField<string, Scalar> scalars)
    {
        var values = new Dictionary<string, FederatedValue>(scalars.Count, StringComparer.Ordinal);
        foreach (var (name, scalar) in scalars)
            values.Add(name, Read(name, scalar));
        return values;
    }

    private static Scalar Write(FederatedValue value) => value.Kind switch
    {
        FederatedValueKind.Number => new() { Double = value.ToDouble() },
        FederatedValueKind.WholeNumber => new() { Sint64 = value.ToInt64() },
        FederatedValueKind.Boolean => new() { Bool = value.ToBoolean() },
        FederatedValueKind.Text => new() { String = value.ToString() },
        _ => new() { Bytes = UnsafeByteOperations.UnsafeWrap(value.ToBytes()) },
    };

    private static FederatedValue Read(string name, Scalar scalar) => scalar.ScalarCase switch
    {
        Scalar.ScalarOneofCase.Double => scalar.Double,
        Scalar.ScalarOneofCase.Sint64 => scalar.Sint64,
        Scalar.ScalarOneofCase.Uint64 when scalar.Uint64 <= long.MaxValue => (long)scalar.Uint64,
        Scalar.ScalarOneofCase.Uint64 => throw new ClientFailureException($"The value {name} is {scalar.Uint64}; the largest is {long.MaxValue}."),
        Scalar.ScalarOneofCase.Bool => scalar.Bool,
        Scalar.ScalarOneofCase.String => scalar.String,
        Scalar.ScalarOneofCase.Bytes => FederatedValue.FromBytes(scalar.Bytes.ToByteArray()),
        _ => throw new ClientFailureException($"The value {name} is none of a number, an integer, a truth value, text and bytes."),
    };
}
