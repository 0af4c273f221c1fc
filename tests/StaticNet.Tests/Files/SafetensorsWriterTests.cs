using System.Text;
using Xunit;
using static StaticNet.Tests.Files.SafetensorsBytes;

namespace StaticNet.Tests.Files;

/// <summary>The bytes that the writer of safetensors writes.</summary>
public sealed class SafetensorsWriterTests
{
    [Fact]
    public void WriteTo_SmallFile_HasTheBytesOfTheReferenceImplementation()
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata("format", "pt");
        writer.Add("b", [1], Elements(1f));
        writer.Add("a", [1, 1], Elements(-2f));
        writer.Add("n", [], Elements(3L));

        byte[] file = SafetensorsBytes.Of(writer);

        const string Header = """{"__metadata__":{"format":"pt"},"n":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]},"b":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}}""";
        int padded = (Header.Length + 7) / 8 * 8;
        Assert.Equal((byte)padded, file[0]);
        Assert.Equal(Header.PadRight(padded), Encoding.UTF8.GetString(file, 8, padded));
        Assert.Equal([3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0x80, 0x3F], file[(8 + padded)..]);
    }

    [Fact]
    public void WriteTo_AnotherOrderOfAdding_WritesTheSameBytes()
    {
        (string Name, SafetensorsType Type, int Size)[] tensors =
            [("z", SafetensorsType.U8, 1), ("b", SafetensorsType.F64, 8), ("a", SafetensorsType.F16, 2), ("y", SafetensorsType.F32, 4), ("x", SafetensorsType.F64, 8)];

        byte[] first = Write(tensors, ["k", "l"]), second = Write([.. tensors.Reverse()], ["l", "k"]);

        Assert.Equal(first, second);
        using var opened = SafetensorsBytes.Open(first);
        Assert.Equal(["b", "x", "y", "a", "z"], opened.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(0, opened.DataStart % 8);
        Assert.All(opened.Tensors, tensor => Assert.Equal(0, tensor.Begin % tensor.Length));

        static byte[] Write((string Name, SafetensorsType Type, int Size)[] tensors, string[] keys)
        {
            var writer = new SafetensorsWriter();
            foreach (var (name, type, size) in tensors)
                writer.Add(name, type, [1], new byte[size]);
            foreach (string key in keys)
                writer.AddMetadata(key, "text");
            return SafetensorsBytes.Of(writer);
        }
    }

    [Fact]
    public void WriteTo_NamesAndTextsOfAllKinds_AreReadAgain()
    {
        string[] names = ["", " ", "\"\\/\b\n\u0001", "größe", "重み", "🦀", "<&'+>", "\u2028", "a.b.0"];
        var writer = new SafetensorsWriter();
        foreach (string name in names)
        {
            writer.Add(name, [1], Elements(1f));
            writer.AddMetadata(name, name);
        }

        using var opened = SafetensorsBytes.Open(SafetensorsBytes.Of(writer));

        Assert.Equal(names.Order(StringComparer.Ordinal), opened.Tensors.Select(tensor => tensor.Name));
        Assert.All(names, name => Assert.Equal(name, opened.Metadata[name]));
    }

    [Fact]
    public void WriteTo_EveryNaN_KeepsItsBits()
    {
        float[] values = [BitConverter.UInt32BitsToSingle(0x7F800001), BitConverter.UInt32BitsToSingle(0xFFC12345), -0f, float.Epsilon];
        double[] doubles = [BitConverter.UInt64BitsToDouble(0x7FF0000000000001), -0.0];
        var writer = new SafetensorsWriter();
        writer.Add("f", [4], values);
        writer.Add("d", [2], doubles);

        using var opened = SafetensorsBytes.Open(SafetensorsBytes.Of(writer));

        Assert.Equal(values.Select(BitConverter.SingleToUInt32Bits), opened.ReadSingles("f").Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal(doubles.Select(BitConverter.DoubleToUInt64Bits), opened.ReadDoubles("d").Select(BitConverter.DoubleToUInt64Bits));
    }

    [Fact]
    public void Add_WhatNoFileCanHave_Throws()
    {
        var writer = new SafetensorsWriter();
        writer.Add("a", [1], Elements(1f));
        writer.AddMetadata("k", "text");

        Assert.Throws<ArgumentException>(() => writer.Add("a", [1], Elements(1L)));
        Assert.Throws<ArgumentException>(() => writer.Add("__metadata__", [1], Elements(1f)));
        Assert.Throws<ArgumentException>(() => writer.Add("\ud800", [1], Elements(1f)));
        Assert.Throws<ArgumentException>(() => writer.Add("b", [2], Elements(1f)));
        Assert.Throws<ArgumentException>(() => writer.Add("b", [long.MaxValue, 2], Elements(1f)));
        Assert.Throws<ArgumentException>(() => writer.Add("b", SafetensorsType.F4, [1], new byte[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Add("b", [-1, -1], Elements(1f)));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Add("b", (SafetensorsType)99, [1], new byte[1]));
        Assert.Throws<ArgumentException>(() => writer.AddMetadata("k", "again"));
        Assert.Throws<ArgumentException>(() => writer.AddMetadata("l", "\udc00"));
        using var opened = SafetensorsBytes.Open(SafetensorsBytes.Of(writer));
        Assert.Single(opened.Tensors);
        Assert.Single(opened.Metadata);
    }
}
