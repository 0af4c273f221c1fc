namespace StaticNet;

/// <summary>
/// Some floats side by side, in the operations that optimizers need. Each is correctly rounded on its own, so a result
/// doesn't depend on how many there are; multiply-add is fused on every machine that can.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface IUpdateLanes<TSelf>
    where TSelf : struct, IUpdateLanes<TSelf>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>The same value in every lane.</summary>
    static abstract TSelf Create(float value);

    /// <summary>Reads <see cref="Count"/> elements.</summary>
    static abstract TSelf Load(ref float source, nuint index);

    /// <summary>Writes <see cref="Count"/> elements.</summary>
    static abstract void Store(TSelf value, ref float destination, nuint index);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>a · b.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>a / b, IEEE.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>a · b + c.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>√a, IEEE.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>The larger; NaN if one is NaN.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>a where |a| ≥ threshold or a is NaN, otherwise 0.</summary>
    static abstract TSelf Flush(TSelf a, TSelf threshold);
}
