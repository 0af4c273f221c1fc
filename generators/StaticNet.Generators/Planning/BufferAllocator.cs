namespace StaticNet.Generators.Planning;

/// <summary>First-fit allocation of workspace: a buffer takes the first gap that is wide enough.</summary>
internal sealed class BufferAllocator
{
    private readonly List<(int Offset, int Length)> _taken = [];

    /// <summary>The elements needed at the fullest moment.</summary>
    public int Peak { get; private set; }

    public int Allocate(int length)
    {
        int offset = 0, index = 0;
        while (index < _taken.Count && _taken[index].Offset - offset < length)
        {
            offset = checked(_taken[index].Offset + _taken[index].Length);
            index++;
        }

        _taken.Insert(index, (offset, length));
        Peak = Math.Max(Peak, checked(offset + length));
        return offset;
    }

    public void Free(int offset) => _taken.RemoveAll(buffer => buffer.Offset == offset);
}
