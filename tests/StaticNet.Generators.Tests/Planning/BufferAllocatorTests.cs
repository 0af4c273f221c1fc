using StaticNet.Generators.Planning;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>First-fit allocation.</summary>
public sealed class BufferAllocatorTests
{
    private readonly BufferAllocator _allocator = new();

    [Fact]
    public void Allocate_FreedGap_IsTakenIfItIsWideEnough()
    {
        int first = _allocator.Allocate(16), second = _allocator.Allocate(32), third = _allocator.Allocate(16);
        _allocator.Free(second);

        Assert.Equal((0, 16, 48), (first, second, third));
        Assert.Equal(64, _allocator.Allocate(48));
        Assert.Equal(16, _allocator.Allocate(16));
        Assert.Equal(32, _allocator.Allocate(16));
        Assert.Equal(112, _allocator.Peak);
    }

    [Fact]
    public void Allocate_BeyondAnArray_Throws()
    {
        _allocator.Allocate(int.MaxValue - 8);

        Assert.Throws<OverflowException>(() => _allocator.Allocate(16));
    }
}
