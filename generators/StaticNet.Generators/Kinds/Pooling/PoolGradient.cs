using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>How windows write what they give to the gradient of their positions.</summary>
internal static class PoolGradient
{
    /// <summary>Whether a sample's gradient begins at 0: where windows add to it, or leave positions out.</summary>
    public static bool Clears(PoolShape shape) => shape.Overlaps || !shape.Covers;

    /// <summary>The statement that makes a sample's gradient 0.</summary>
    public static string Clear(PoolShape shape, PoolBuffer gradient) =>
        $"global::System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref {gradient.Name}, {Literal.Of(shape.Positions * gradient.Stride)}).Clear();";

    /// <summary>The statement that gives a window's share to a position.</summary>
    public static string Store(LaneType lanes, PoolShape shape, string share, string reference, string offset) =>
        lanes.Store(shape.Overlaps ? $"{lanes.Load(reference, offset)} + {share}" : share, reference, offset);
}
