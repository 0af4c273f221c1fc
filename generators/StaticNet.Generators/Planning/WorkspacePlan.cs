using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>
/// The buffers of a pass: each value has one from its first write to its last read. A buffer may hold several values, one that took it over
/// from another or the same elements in another shape, and lives as long as any of them.
/// </summary>
internal sealed class WorkspacePlan
{
    private readonly BufferAllocator _allocator = new();
    private readonly Dictionary<int, PlannedBuffer> _buffers = [];
    private readonly HashSet<int> _dead = [];

    /// <summary>Every value with its buffer, in the order of first writes.</summary>
    public IEnumerable<PlannedBuffer> Buffers => _buffers.Values;

    /// <summary>The elements for one sample at the fullest moment.</summary>
    public int Peak => _allocator.Peak;

    /// <summary>The buffer of a value; null if it has none.</summary>
    public PlannedBuffer? Find(Tensor value) => _buffers.TryGetValue(value.Id, out var buffer) ? buffer : null;

    /// <summary>Gives a value a buffer of its own, of padded rows.</summary>
    public PlannedBuffer Allocate(Tensor value)
    {
        int stride = RowStride.Of(value.Features);
        return Add(new PlannedBuffer(value, _allocator.Allocate(checked(stride * value.Rows)), stride));
    }

    /// <summary>Puts a value into the buffer of one that nothing reads any more, if that has the buffer for itself.</summary>
    public bool TryTakeOver(Tensor value, Tensor from)
    {
        if (Find(from) is not { Inner: 0 } buffer || LiveIn(buffer).Any(other => other.Tensor != from) || buffer.Tensor.Rows != value.Rows
            || RowStride.Of(value.Features) != buffer.Stride)
            return false;
        Add(buffer with { Tensor = value });
        return true;
    }

    /// <summary>Lets a value be the same elements as another in another shape, if rows have no padding that would come between them.</summary>
    public bool TryView(Tensor value, Tensor of)
    {
        if (Find(of) is not { } buffer || !IsPacked(of, buffer.Stride))
            return false;
        int stride = value.Rows == 1 ? Math.Max(buffer.SampleStride, value.Features) : value.Features;
        if (!IsPacked(value, stride) || (value.Rows > 1 && stride % 16 != 0) || stride * value.Rows != buffer.SampleStride)
            return false;
        Add(new PlannedBuffer(value, buffer.Offset, stride));
        return true;
    }

    /// <summary>Puts a value into the rows of another, of which it is some features.</summary>
    /// <param name="part">The value.</param>
    /// <param name="whole">The other one, which has as many rows.</param>
    /// <param name="first">The first of the features.</param>
    public void Place(Tensor part, Tensor whole, int first)
    {
        var buffer = Find(whole) ?? Allocate(whole);
        Add(new PlannedBuffer(part, buffer.Offset, buffer.Stride) { Inner = buffer.Inner + first });
    }

    /// <summary>Ends a value: nothing reads it any more.</summary>
    public void Free(Tensor value)
    {
        if (Find(value) is not { } buffer || !_dead.Add(value.Id))
            return;
        if (!LiveIn(buffer).Any())
            _allocator.Free(buffer.Offset);
    }

    // Whether elements follow each other: in one row always.
    private static bool IsPacked(Tensor value, int stride) => value.Rows == 1 || stride == value.Features;

    private IEnumerable<PlannedBuffer> LiveIn(PlannedBuffer buffer) =>
        _buffers.Values.Where(other => other.Offset == buffer.Offset && !_dead.Contains(other.Tensor.Id));

    private PlannedBuffer Add(PlannedBuffer buffer)
    {
        _buffers.Add(buffer.Tensor.Id, buffer);
        return buffer;
    }
}
