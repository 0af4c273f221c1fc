using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>One float.</summary>
internal readonly struct ScalarLanes : ILanes<ScalarLanes>
{
    private readonly float _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ScalarLanes(float value) => _value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator ScalarLanes(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator float(ScalarLanes lanes) => lanes._value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes Load(ref float source, int index) => Unsafe.Add(ref source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ScalarLanes value, ref float destination, int index) => Unsafe.Add(ref destination, index) = value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes All(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes operator +(ScalarLanes left, ScalarLanes right) => left._value + right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes operator -(ScalarLanes left, ScalarLanes right) => left._value - right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes operator *(ScalarLanes left, ScalarLanes right) => left._value * right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes operator /(ScalarLanes left, ScalarLanes right) => left._value / right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes MultiplyAdd(ScalarLanes left, ScalarLanes right, ScalarLanes addend) =>
        float.MultiplyAddEstimate(left._value, right._value, addend._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes Abs(ScalarLanes value) => MathF.Abs(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes CopySign(ScalarLanes magnitude, ScalarLanes sign) => MathF.CopySign(magnitude._value, sign._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes AtMost(ScalarLanes value, ScalarLanes limit) => value._value > limit._value ? limit : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes AtLeast(ScalarLanes value, ScalarLanes limit) => value._value < limit._value ? limit : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes Finite(ScalarLanes value) =>
        float.IsInfinity(value._value) ? MathF.CopySign(float.MaxValue, value._value) : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes SelectGreater(ScalarLanes left, ScalarLanes right, ScalarLanes whenGreater, ScalarLanes otherwise) =>
        left._value > right._value ? whenGreater : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes SelectEqual(ScalarLanes left, ScalarLanes right, ScalarLanes whenEqual, ScalarLanes otherwise) =>
        left._value == right._value ? whenEqual : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes AddBits(ScalarLanes left, int right) => FromBits(Bits(left) + right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes SubtractBits(ScalarLanes left, ScalarLanes right) => FromBits(Bits(left) - Bits(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes ShiftBitsLeft(ScalarLanes value, int count) => FromBits(Bits(value) << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes ShiftBitsRight(ScalarLanes value, int count) => FromBits(Bits(value) >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes BitsToNumber(ScalarLanes value) => (float)Bits(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bits(ScalarLanes value) => BitConverter.SingleToInt32Bits(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ScalarLanes FromBits(int bits) => BitConverter.Int32BitsToSingle(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLanes Sqrt(ScalarLanes value) => MathF.Sqrt(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSquares(ScalarLanes value, ref double sums, int index) =>
        Unsafe.Add(ref sums, index) += (double)value._value * value._value;
}
