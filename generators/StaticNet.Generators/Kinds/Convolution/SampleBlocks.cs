using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// The samples that a kernel takes at a time: as many as the second-level cache holds, since each panel of channels and each border goes
/// over them again, and several where they are small, so that their borders fill tiles.
/// </summary>
/// <param name="Samples">How many.</param>
internal sealed record SampleBlocks(int Samples)
{
    /// <summary>Those of images.</summary>
    /// <param name="images">The images that are read or written.</param>
    public static SampleBlocks Of(params PlanePlace[] images) => new(Math.Max(1, CallRuns.CachedFloats / images.Sum(image => image.SampleStride)));

    /// <summary>Opens the loop over blocks: of <c>samples</c> from <c>block</c> on.</summary>
    public SourceWriter.Scope EmitLoop(SourceWriter writer)
    {
        var scope = writer.Block($"for (int block = 0; block < rows; block += {Literal.Of(Samples)})");
        writer.Line($"int samples = global::System.Math.Min({Literal.Of(Samples)}, rows - block);");
        return scope;
    }

    /// <summary>The place of a block's first sample, from some channel on.</summary>
    /// <param name="name">The buffer.</param>
    /// <param name="image">How a sample lies there.</param>
    /// <param name="channel">The channel.</param>
    public static string At(string name, PlanePlace image, string channel) =>
        $"Unsafe.Add(ref {name}, (nint)block * {Literal.Of(image.SampleStride)}{(channel == "0" ? "" : $" + {channel}")})";
}
