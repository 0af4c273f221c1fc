using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Wasm;

namespace StaticNet.Numerics;

/// <summary>As many floats as <see cref="Vector{T}"/> holds.</summary>
internal readonly struct VectorLanes : ILanes<VectorLanes>
{
    private const int Infinity = 0x7F800000; // the bits

    private readonly Vector<float> _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private VectorLanes(Vector<float> value) => _value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator VectorLanes(Vector<float> value) =>
        PackedSimd.IsSupported ? Unsafe.BitCast<Vector<float>, VectorLanes>(value) : new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Vector<float>(VectorLanes lanes) =>
        PackedSimd.IsSupported ? Unsafe.BitCast<VectorLanes, Vector<float>>(lanes) : lanes._value;

    public static int Count => Vector<float>.Count;

    // An index is 0 or more: without a sign the compiler of the machine has nothing to extend.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes Load(ref float source, int index) => Vector.LoadUnsafe(ref source, (nuint)(uint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(VectorLanes value, ref float destination, int index) => value._value.StoreUnsafe(ref destination, (nuint)(uint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes All(float value) => Vector.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes operator +(VectorLanes left, VectorLanes right) => left._value + right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes operator -(VectorLanes left, VectorLanes right) => left._value - right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes operator *(VectorLanes left, VectorLanes right) => left._value * right._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes operator /(VectorLanes left, VectorLanes right) => left._value / right._value;

    // As LaneArithmetic has it, without a call more: of those a method with several functions of lanes has as many as are inlined.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes MultiplyAdd(VectorLanes left, VectorLanes right, VectorLanes addend) =>
        PackedSimd.IsSupported ? (left._value * right._value) + addend._value : Vector.MultiplyAddEstimate(left._value, right._value, addend._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes Abs(VectorLanes value) =>
        PackedSimd.IsSupported ? FromWasm(PackedSimd.Abs(Wasm(value))) : Vector.Abs(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes CopySign(VectorLanes magnitude, VectorLanes sign) => Vector.CopySign(magnitude._value, sign._value);

    // Of operands without an order the machine's instruction gives the second, or NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes AtMost(VectorLanes value, VectorLanes limit) =>
        PackedSimd.IsSupported ? FromWasm(PackedSimd.PseudoMin(Wasm(value), Wasm(limit))) : Vector.MinNative(limit._value, value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes AtLeast(VectorLanes value, VectorLanes limit) =>
        PackedSimd.IsSupported ? FromWasm(PackedSimd.PseudoMax(Wasm(value), Wasm(limit))) : Vector.MaxNative(limit._value, value._value);

    // A mask that is set is −1, and the largest float is the pattern before that of infinity. Bits compare as integers where the machine isn't busy
    // with arithmetic.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes Finite(VectorLanes value) =>
        FromBits(Bits(value) + Vector.Equals(Bits(Abs(value)), Vector.Create(Infinity)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes SelectGreater(VectorLanes left, VectorLanes right, VectorLanes whenGreater, VectorLanes otherwise) =>
        PackedSimd.IsSupported
            ? FromWasm(PackedSimd.BitwiseSelect(Wasm(whenGreater), Wasm(otherwise), PackedSimd.CompareGreaterThan(Wasm(left), Wasm(right))))
            : Vector.ConditionalSelect(Vector.GreaterThan(left._value, right._value), whenGreater._value, otherwise._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes SelectEqual(VectorLanes left, VectorLanes right, VectorLanes whenEqual, VectorLanes otherwise) =>
        PackedSimd.IsSupported
            ? FromWasm(PackedSimd.BitwiseSelect(Wasm(whenEqual), Wasm(otherwise), PackedSimd.CompareEqual(Wasm(left), Wasm(right))))
            : Vector.ConditionalSelect(Vector.Equals(left._value, right._value), whenEqual._value, otherwise._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes AddBits(VectorLanes left, int right) => FromBits(Bits(left) + Vector.Create(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes SubtractBits(VectorLanes left, VectorLanes right) => FromBits(Bits(left) - Bits(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes ShiftBitsLeft(VectorLanes value, int count) => FromBits(Bits(value) << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes ShiftBitsRight(VectorLanes value, int count) => FromBits(Bits(value) >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes BitsToNumber(VectorLanes value) => Vector.ConvertToSingle(Bits(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Bits(VectorLanes value) => Vector.AsVectorInt32(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static VectorLanes FromBits(Vector<int> bits) => Vector.AsVectorSingle(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLanes Sqrt(VectorLanes value) =>
        PackedSimd.IsSupported ? FromWasm(PackedSimd.Sqrt(Wasm(value))) : Vector.SquareRoot(value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSquares(VectorLanes value, ref double sums, int index)
    {
        if (PackedSimd.IsSupported)
        {
            var lanes = Wasm(value);
            AddSquares(PackedSimd.ConvertToDoubleLower(lanes), ref sums, index);
            var upperLanes = Vector128.Shuffle(lanes, Vector128.Create(2, 3, 2, 3));
            AddSquares(PackedSimd.ConvertToDoubleLower(upperLanes), ref sums, index + Vector128<double>.Count);
            return;
        }

        Vector.Widen(value._value, out var lower, out var upper);
        AddSquares(lower, ref sums, index);
        AddSquares(upper, ref sums, index + Vector<double>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSquares(Vector<double> value, ref double sums, int index) =>
        CompilerServices.LaneArithmetic.MultiplyAdd(value, value, Vector.LoadUnsafe(ref sums, (nuint)index)).StoreUnsafe(ref sums, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSquares(Vector128<double> value, ref double sums, int index) =>
        PackedSimd.Add(PackedSimd.Multiply(value, value), Vector128.LoadUnsafe(ref sums, (nuint)index)).StoreUnsafe(ref sums, (nuint)index);

    // WebAssembly's runtime has instructions for what PackedSimd offers; of Vector it knows the operators on floats and integers alone,
    // and computes all else lane by lane. A cast of bits is a move there, where a constructor writes memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Wasm(VectorLanes lanes) => Unsafe.BitCast<VectorLanes, Vector128<float>>(lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static VectorLanes FromWasm(Vector128<float> lanes) => Unsafe.BitCast<Vector128<float>, VectorLanes>(lanes);
}
