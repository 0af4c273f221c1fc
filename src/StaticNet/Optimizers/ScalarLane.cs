using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>One lane, for the elements after the last whole vector.</summary>
internal readonly struct ScalarLane(float value) : IUpdateLanes<ScalarLane>
{
    private readonly float _value = value;

    public static int Count => 1;

    public static ScalarLane Create(float value) => new(value);

    public static ScalarLane Load(ref float source, nuint index) => new(Unsafe.Add(ref source, index));

    public static void Store(ScalarLane value, ref float destination, nuint index) => Unsafe.Add(ref destination, index) = value._value;

    public static ScalarLane operator +(ScalarLane a, ScalarLane b) => new(a._value + b._value);

    public static ScalarLane operator *(ScalarLane a, ScalarLane b) => new(a._value * b._value);

    public static ScalarLane operator /(ScalarLane a, ScalarLane b) => new(a._value / b._value);

    public static ScalarLane MultiplyAdd(ScalarLane a, ScalarLane b, ScalarLane c) =>
        new(float.MultiplyAddEstimate(a._value, b._value, c._value));

    public static ScalarLane Sqrt(ScalarLane a) => new(MathF.Sqrt(a._value));

    public static ScalarLane Max(ScalarLane a, ScalarLane b) => new(MathF.Max(a._value, b._value));

    public static ScalarLane Flush(ScalarLane a, ScalarLane threshold) => MathF.Abs(a._value) < threshold._value ? default : a;
}
