using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>What a recurrence's gradient does at each step of a sample for its health: keeps the size of the gradient of the step's state.</summary>
/// <param name="Stride">From one sample to the next in the sizes.</param>
internal sealed record StateSizes(int Stride)
{
    /// <summary>The kernel's buffer.</summary>
    public const string Buffer = "sizes";

    /// <summary>Part of kernels' names.</summary>
    /// <param name="shape">The sizes of the recurrence.</param>
    public string DetailsOf(RecurrentShape shape) => "_tracked" + KernelDetail.Stride(Buffer, Stride, shape.Steps);

    /// <summary>Writes what leaves the whole gradient of some units where what was carried back of it has been read.</summary>
    public static void EmitKeep(SourceWriter writer, LaneType lanes) => writer.Line(lanes.Store("dh", "carried", "i"));

    /// <summary>Writes what takes the size of a sample's gradient that was left so.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="units">Its elements.</param>
    public static void EmitTake(SourceWriter writer, int units) => writer.Line($"{Buffer} = StateNorms.SizeOf(ref carried, {Literal.Of(units)});");

    /// <summary>Writes the size of a step that a sample doesn't have.</summary>
    public static void EmitNone(SourceWriter writer) => writer.Line($"{Buffer} = 0f;");
}
