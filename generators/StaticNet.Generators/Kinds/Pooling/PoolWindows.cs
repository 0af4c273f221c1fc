using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>
/// Loops over the windows of a pool, sample by sample and line by line, lanes across channels. A small window within the input is
/// written out; those that reach over a border, and large ones, run loops between bounds of their own, so that no window asks at each position.
/// </summary>
/// <param name="Lanes">The lane type.</param>
/// <param name="Shape">Where the windows lie.</param>
/// <param name="Buffers">The buffers, in the order of the method's parameters.</param>
internal sealed record PoolWindows(LaneType Lanes, PoolShape Shape, IReadOnlyList<PoolBuffer> Buffers)
{
    /// <summary>Windows of up to so many positions are written out.</summary>
    private const int WrittenOut = 16;

    // The first window of each axis that lies within the input, and the one behind the last.
    private int FirstY => First(Shape.StrideY, Shape.PadY);

    private int LastY => Last(Shape.Height, Shape.KernelHeight, Shape.StrideY, Shape.PadY);

    private int FirstX => First(Shape.StrideX, Shape.PadX);

    private int LastX => Last(Shape.Width, Shape.KernelWidth, Shape.StrideX, Shape.PadX);

    private bool HasWrittenOut => Shape.KernelLength <= WrittenOut && FirstY < LastY && FirstX < LastX;

    private bool HasLoops => Shape.IsPadded || !HasWrittenOut;

    private string Parameters => string.Join(", ", Buffers.Select(buffer => $"ref float {buffer.Name}"));

    /// <summary>Writes the method and the one that it calls for windows with bounds.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="beforeSample">A statement before the windows of each sample; null for none.</param>
    /// <param name="writtenOut">
    /// Writes a window within the input, given the offset of each of its positions in a buffer; references are those of <see cref="PoolBuffer.Window"/>.
    /// </param>
    /// <param name="bounded">Writes a window of <c>height</c> lines of <c>width</c> positions, in the same terms.</param>
    public void Emit(
        SourceWriter writer, string name, string? beforeSample, Action<Func<PoolBuffer, IReadOnlyList<string>>> writtenOut, Action bounded)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({Parameters}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            if (beforeSample is not null)
                writer.Line(beforeSample);
            using (writer.Block($"for (int oy = 0; oy < {Shape.OutputHeight}; oy++)"))
                EmitLine(writer, name, writtenOut);
            writer.Line(Advance(buffer => buffer.Name, SampleStride));
        }

        if (HasLoops)
            EmitBounded(writer, name, bounded);
    }

    /// <summary>Writes loops over the positions of a window with bounds.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="buffers">Those of the input that it goes through.</param>
    /// <param name="body">Writes what is done at a position, given a function with the reference to it in a buffer.</param>
    public void Positions(SourceWriter writer, IReadOnlyList<PoolBuffer> buffers, Action<Func<PoolBuffer, string>> body)
    {
        writer.Line($"ref float {string.Join(", ", buffers.Select(buffer => $"{buffer.Name}Line = ref {buffer.Window}"))};");
        using (writer.Block("for (int ky = 0; ky < height; ky++)"))
        {
            writer.Line($"ref float {string.Join(", ", buffers.Select(buffer => $"{Position(buffer)} = ref {buffer.Name}Line"))};");
            using (writer.Block("for (int kx = 0; kx < width; kx++)"))
            {
                body(Position);
                writer.Line(Advance(buffers, Position, buffer => buffer.Stride));
            }

            writer.Line(Advance(buffers, buffer => $"{buffer.Name}Line", buffer => Shape.Width * buffer.Stride));
        }

        static string Position(PoolBuffer buffer) => $"{buffer.Name}Position";
    }

    private void EmitLine(SourceWriter writer, string name, Action<Func<PoolBuffer, IReadOnlyList<string>>> writtenOut)
    {
        string call = $"{name}_Window({string.Join(", ", Buffers.Select(buffer => $"ref {buffer.Name}"))}, oy, ox);";
        if (!HasWrittenOut)
        {
            writer.Line($"for (int ox = 0; ox < {Shape.OutputWidth}; ox++)");
            writer.Line($"    {call}");
            return;
        }

        if (Shape.IsPadded)
        {
            writer.Line($"bool isInside = oy >= {FirstY} && oy < {LastY};");
            writer.Line($"int first = isInside ? {FirstX} : {Shape.OutputWidth}, last = isInside ? {LastX} : {Shape.OutputWidth};");
            writer.Line("for (int ox = 0; ox < first; ox++)");
            writer.Line($"    {call}");
        }

        writer.Line($"int {string.Join(", ", Buffers.Select(buffer => $"{buffer.Place} = {PlaceOfFirst(buffer)}"))};");
        using (writer.Block(Shape.IsPadded ? "for (int ox = first; ox < last; ox++)" : $"for (int ox = 0; ox < {Shape.OutputWidth}; ox++)"))
        {
            writer.Line($"ref float {string.Join(", ", Buffers.Select(buffer => $"{buffer.Window} = ref Unsafe.Add(ref {buffer.Name}, {buffer.Place})"))};");
            Channels(writer, () => writtenOut(Offsets));
            writer.Line(string.Join(" ", Buffers.Select(buffer => $"{buffer.Place} += {(buffer.IsInput ? Shape.StrideX : 1) * buffer.Stride};")));
        }

        if (Shape.IsPadded)
        {
            writer.Line($"for (int ox = last; ox < {Shape.OutputWidth}; ox++)");
            writer.Line($"    {call}");
        }
    }

    private void EmitBounded(SourceWriter writer, string name, Action bounded)
    {
        writer.Line();
        writer.Line(Shape.IsPadded ? "// A window with the bounds of what lies within the input." : "// A window.");
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_Window({Parameters}, int oy, int ox)"))
        {
            writer.Line(Bounds("y", "height", Shape.StrideY, Shape.PadY, Shape.KernelHeight, Shape.Height));
            writer.Line(Bounds("x", "width", Shape.StrideX, Shape.PadX, Shape.KernelWidth, Shape.Width));
            foreach (var buffer in Buffers)
                writer.Line($"ref float {buffer.Window} = ref Unsafe.Add(ref {buffer.Name}, {(buffer.IsInput
                    ? $"(({Product("fromY", Shape.Width)}) + fromX) * {buffer.Stride}" : $"(({Product("oy", Shape.OutputWidth)}) + ox) * {buffer.Stride}")});");
            Channels(writer, bounded);
        }
    }

    private static string Bounds(string axis, string length, int stride, int pad, int kernel, int size) => pad == 0
        ? $"int from{axis.ToUpperInvariant()} = {Product($"o{axis}", stride)}, {length} = {kernel};"
        : $"int from{axis.ToUpperInvariant()} = global::System.Math.Max({Product($"o{axis}", stride)} - {pad}, 0), "
            + $"{length} = global::System.Math.Min({Product($"o{axis}", stride)} + {kernel - pad}, {size}) - from{axis.ToUpperInvariant()};";

    // The channels of a window, a vector at a time; a panel that is one vector needs no loop.
    private void Channels(SourceWriter writer, Action body)
    {
        if (Lanes.IsWholePanel && Shape.Padded == 16)
        {
            body();
            return;
        }

        using (writer.Block($"for (int c = 0; c < {Shape.Padded}; c += {Lanes.Count})"))
        {
            body();
            writer.Line(Advance(Buffers, buffer => buffer.Window, _ => null));
        }
    }

    // The offsets of a window's positions, line by line.
    private IReadOnlyList<string> Offsets(PoolBuffer buffer) =>
    [
        .. Enumerable.Range(0, Shape.KernelLength).Select(position =>
            Literal.Of(((position / Shape.KernelWidth * Shape.Width) + (position % Shape.KernelWidth)) * buffer.Stride)),
    ];

    private string PlaceOfFirst(PoolBuffer buffer)
    {
        int positions = buffer.IsInput ? (FirstX * Shape.StrideX) - Shape.PadX - (Shape.PadY * Shape.Width) : FirstX;
        string line = Product("oy", (buffer.IsInput ? Shape.StrideY * Shape.Width : Shape.OutputWidth) * buffer.Stride);
        return positions == 0 ? line : $"({line}) {(positions < 0 ? "-" : "+")} {Math.Abs(positions) * buffer.Stride}";
    }

    private int SampleStride(PoolBuffer buffer) => buffer.Stride * (buffer.IsInput ? Shape.Positions : Shape.OutputPositions);

    private string Advance(Func<PoolBuffer, string> reference, Func<PoolBuffer, int> by) => Advance(Buffers, reference, buffer => by(buffer));

    private string Advance(IEnumerable<PoolBuffer> buffers, Func<PoolBuffer, string> reference, Func<PoolBuffer, int?> by) => string.Join(" ",
        buffers.Select(buffer => $"{reference(buffer)} = ref Unsafe.Add(ref {reference(buffer)}, {by(buffer)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Lanes.Count});"));

    private static string Product(string variable, int factor) => factor == 1 ? variable : $"{variable} * {factor}";

    private static int First(int stride, int pad) => (pad + stride - 1) / stride;

    private static int Last(int size, int kernel, int stride, int pad) => size + pad < kernel ? 0 : ((size + pad - kernel) / stride) + 1;
}
