using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace StaticNet.Federated.Tests.SecureAggregation;

public sealed class MaskStreamTests
{
    [Fact]
    public void AddTo_PublishedVector_IsItsStream()
    {
        // NIST SP 800-38A, F.5.5
        using var key = KeyOf("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
        byte[] plain = Convert.FromHexString("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
        byte[] cipher = Convert.FromHexString("601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c52b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6");
        uint[] expected = new uint[16];
        for (int i = 0; i < expected.Length; i++)
            expected[i] = BinaryPrimitives.ReadUInt32LittleEndian(plain.AsSpan(4 * i)) ^ BinaryPrimitives.ReadUInt32LittleEndian(cipher.AsSpan(4 * i));

        using var stream = new MaskStream(key, UInt128.Parse("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff", System.Globalization.NumberStyles.HexNumber, null));
        uint[] words = new uint[16];
        stream.AddTo(words);

        Assert.Equal(expected, words);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8192)]
    [InlineData(8195)]
    [InlineData(40_001)]
    public void AddTo_AnyLength_IsEachCounterEncrypted(int length)
    {
        using var key = Secret.Draw(new SeededRandom(length));
        uint[] words = [.. Enumerable.Range(0, length).Select(i => uint.MaxValue - (uint)i)];
        using (var stream = new MaskStream(key))
            stream.AddTo(words);

        using var aes = Aes.Create();
        aes.Key = key.Bytes.ToArray();
        byte[] counter = new byte[16];
        for (int block = 0; 4 * block < length; block++)
        {
            BinaryPrimitives.WriteInt32BigEndian(counter.AsSpan(12), block);
            byte[] mask = aes.EncryptEcb(counter, PaddingMode.None);
            for (int i = 0; i < 4 && 4 * block + i < length; i++)
                Assert.Equal(unchecked(uint.MaxValue - (uint)(4 * block + i) + BinaryPrimitives.ReadUInt32LittleEndian(mask.AsSpan(4 * i))), words[4 * block + i]);
        }
    }

    [Fact]
    public void SubtractFrom_WhatWasAdded_GivesTheWords()
    {
        using var key = Secret.Draw(new SeededRandom(1));
        uint[] words = [.. Enumerable.Range(0, 20_011).Select(i => (uint)i * 2654435761)];
        uint[] before = [.. words];
        PairMasks.Apply(key, words, adds: true);
        Assert.NotEqual(before, words);
        PairMasks.Apply(key, words, adds: false);
        Assert.Equal(before, words);
    }

    [Fact]
    public void AddTo_Bytes_AreUniform()
    {
        using var key = Secret.Draw(new SeededRandom(3));
        uint[] words = new uint[250_000];
        PairMasks.Apply(key, words, adds: true);
        Assert.InRange(Uniformity.ChiSquare(MemoryMarshal.AsBytes(words.AsSpan())), Uniformity.Least, Uniformity.Most);
    }

    private static Secret KeyOf(string hex)
    {
        var secret = new Secret();
        Convert.FromHexString(hex).CopyTo(secret.Bytes);
        return secret;
    }
}
