using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.Numerics;

/// <summary>Sixteen floats.</summary>
internal readonly struct Vector512Lanes : ILanes<Vector512Lanes>
{
    private const int Infinity = 0x7F800000; // the bits

    private readonly Vector512<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512Lanes(Vector512<float> value) => _value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Vector512Lanes(Vector512<float> value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Vector512<float>(Vector512Lanes lanes) => lanes._value;

    public static int Count => Vector512<float>.Count;

    // An index is 0 or more: without a sign the compiler of the machine has nothing to extend.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes Load(ref float source, int index) => Vector512.LoadUnsafe(ref source, (nuint)(uint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512Lanes value, ref float destination, int index) => value._value.StoreUnsafe(ref destination, (nuint)(uint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes All(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes operator +(Vector512Lanes left, Vector512Lanes right) => left._value + right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes operator -(Vector512Lanes left, Vector512Lanes right) => left._value - right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes operator *(Vector512Lanes left, Vector512Lanes right) => left._value * right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes operator /(Vector512Lanes left, Vector512Lanes right) => left._value / right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes MultiplyAdd(Vector512Lanes left, Vector512Lanes right, Vector512Lanes addend) =>
        Vector512.MultiplyAddEstimate(left._value, right._value, addend._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes Abs(Vector512Lanes value) => Vector512.Abs(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes CopySign(Vector512Lanes magnitude, Vector512Lanes sign) => Vector512.CopySign(magnitude._value, sign._value);

    // Of operands without an order the machine's instruction gives the second, or NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes AtMost(Vector512Lanes value, Vector512Lanes limit) => Vector512.MinNative(limit._value, value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes AtLeast(Vector512Lanes value, Vector512Lanes limit) => Vector512.MaxNative(limit._value, value._value);

    // A mask that is set is −1, and the largest float is the pattern before that of infinity. Bits compare as integers where the machine isn't busy
    // with arithmetic.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes Finite(Vector512Lanes value) =>
        FromBits(Bits(value) + Vector512.Equals(Bits(Abs(value)), Vector512.Create(Infinity)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes SelectGreater(Vector512Lanes left, Vector512Lanes right, Vector512Lanes whenGreater, Vector512Lanes otherwise) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(left._value, right._value), whenGreater._value, otherwise._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes SelectEqual(Vector512Lanes left, Vector512Lanes right, Vector512Lanes whenEqual, Vector512Lanes otherwise) =>
        Vector512.ConditionalSelect(Vector512.Equals(left._value, right._value), whenEqual._value, otherwise._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes AddBits(Vector512Lanes left, int right) => FromBits(Bits(left) + Vector512.Create(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes SubtractBits(Vector512Lanes left, Vector512Lanes right) => FromBits(Bits(left) - Bits(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes ShiftBitsLeft(Vector512Lanes value, int count) => FromBits(Bits(value) << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes ShiftBitsRight(Vector512Lanes value, int count) => FromBits(Bits(value) >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes BitsToNumber(Vector512Lanes value) => Vector512.ConvertToSingle(Bits(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Bits(Vector512Lanes value) => value._value.AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512Lanes FromBits(Vector512<int> bits) => bits.AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512Lanes Sqrt(Vector512Lanes value) => Vector512.Sqrt(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSquares(Vector512Lanes value, ref double sums, int index)
    {
        var (lower, upper) = Vector512.Widen(value._value);
        AddSquares(lower, ref sums, index);
        AddSquares(upper, ref sums, index + Vector512<double>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSquares(Vector512<double> value, ref double sums, int index) =>
        Vector512.MultiplyAddEstimate(value, value, Vector512.LoadUnsafe(ref sums, (nuint)index)).StoreUnsafe(ref sums, (nuint)index);
}
