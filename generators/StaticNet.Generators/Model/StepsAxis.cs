namespace StaticNet.Generators.Model;

/// <summary>Which axis of a value with two has the steps of a sequence, as a layer reads it.</summary>
internal enum StepsAxis
{
    /// <summary>Either: it goes by elements.</summary>
    Any,

    /// <summary>The first one: steps × features.</summary>
    First,

    /// <summary>The last one: channels × steps.</summary>
    Last,
}
