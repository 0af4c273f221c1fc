using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public class AlignedBufferTests
{
    [Fact]
    public void Buffer_ManySizes_StartsOnACacheLineWithZeros()
    {
        for (int length = 0; length < 100; length++)
        {
            Check(new AlignedBuffer<float>(length), length);
            Check(new AlignedBuffer<double>(length), length);
        }
    }

    [Fact]
    public void Buffer_AfterCollection_HasNotMoved()
    {
        var buffer = new AlignedBuffer<float>(1000);
        nint before = AddressOf(buffer);
        for (int round = 0; round < 3; round++)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        Assert.Equal(before, AddressOf(buffer));
    }

    [Fact]
    public void Buffer_ImpossibleLengthOrElement_Throws()
    {
        Assert.Equal("length", Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer<float>(-1)).ParamName);
        Assert.Equal("length", Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer<float>(int.MaxValue)).ParamName);
        Assert.Throws<NotSupportedException>(() => new AlignedBuffer<Vector3>(1));
    }

    private static void Check<T>(AlignedBuffer<T> buffer, int length)
        where T : unmanaged
    {
        Assert.Equal(0, AddressOf(buffer) % 64);
        Assert.Equal(length, buffer.Length);
        Assert.Equal(new T[length], buffer.Span.ToArray());
        Assert.True(Unsafe.AreSame(ref buffer.Reference, ref MemoryMarshal.GetReference(buffer.Span)));
    }

    /// <summary>The distance from address 0, without unsafe code.</summary>
    private static nint AddressOf<T>(AlignedBuffer<T> buffer)
        where T : unmanaged => Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref buffer.Reference);
}
