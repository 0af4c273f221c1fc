namespace StaticNet.Numerics;

/// <summary>
/// Floats that are computed with side by side: one, or a vector of them. A function written over this interface is compiled
/// for each width and gives the same bits at all of them, since each operation does: IEEE arithmetic, multiply-add (fused
/// where the machine has it, which is the same for one float and for vectors), comparisons and arithmetic on the bits.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>The lanes from consecutive floats.</summary>
    static abstract TSelf Load(ref float source, int index);

    /// <summary>Writes the lanes to consecutive floats.</summary>
    static abstract void Store(TSelf value, ref float destination, int index);

    /// <summary>The same value in each lane.</summary>
    static abstract TSelf All(float value);

    /// <summary>left + right</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>left − right</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>left · right</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>left / right</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>left · right + addend</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The value without its sign.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The magnitude of one value with the sign bit of another.</summary>
    static abstract TSelf CopySign(TSelf magnitude, TSelf sign);

    /// <summary>The smaller of a value and a limit that isn't NaN; NaN stays NaN.</summary>
    static abstract TSelf AtMost(TSelf value, TSelf limit);

    /// <summary>The larger of a value and a limit that isn't NaN; NaN stays NaN.</summary>
    static abstract TSelf AtLeast(TSelf value, TSelf limit);

    /// <summary>The value, or the largest float of its sign in place of an infinity; NaN stays NaN.</summary>
    static abstract TSelf Finite(TSelf value);

    /// <summary>left &gt; right ? whenGreater : otherwise; NaN is not greater.</summary>
    static abstract TSelf SelectGreater(TSelf left, TSelf right, TSelf whenGreater, TSelf otherwise);

    /// <summary>left == right ? whenEqual : otherwise; NaN equals nothing.</summary>
    static abstract TSelf SelectEqual(TSelf left, TSelf right, TSelf whenEqual, TSelf otherwise);

    /// <summary>The sum of the bits as integers, modulo 2³².</summary>
    static abstract TSelf AddBits(TSelf left, int right);

    /// <summary>The difference of the bits as integers, modulo 2³².</summary>
    static abstract TSelf SubtractBits(TSelf left, TSelf right);

    /// <summary>The bits moved up; zeros follow.</summary>
    static abstract TSelf ShiftBitsLeft(TSelf value, int count);

    /// <summary>The bits moved down; the highest bit is repeated.</summary>
    static abstract TSelf ShiftBitsRight(TSelf value, int count);

    /// <summary>The bits, read as a signed integer, as a number.</summary>
    static abstract TSelf BitsToNumber(TSelf value);

    /// <summary>The square root.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>Adds the square of lane <c>i</c>, which is exact in double, to the sum at <c>index + i</c>.</summary>
    static abstract void AddSquares(TSelf value, ref double sums, int index);
}
