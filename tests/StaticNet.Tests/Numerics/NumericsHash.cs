using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

/// <summary>One number that changes if any bit of what the numerics compute over many inputs does (FNV-1a).</summary>
internal sealed class NumericsHash
{
    private ulong _hash = 0xCBF29CE484222325;

    public static string Compute()
    {
        var hash = new NumericsHash();
        foreach (var function in VectorFunction.All)
            hash.AddFunction(function);

        var random = new RandomStream(1, 1);
        for (int length = 0; length < 200; length++)
        {
            float[] values = new float[length];
            for (int index = 0; index < length; index++)
                values[index] = random.NextNormal() * MathF.Pow(2, random.NextInt32(40) - 20);
            hash.AddReductions(values);
        }

        return hash._hash.ToString("X16", CultureInfo.InvariantCulture);
    }

    /// <summary>The function at every 9973rd float, through both kinds of vector.</summary>
    private void AddFunction(VectorFunction function)
    {
        float[] inputs = new float[16], outputs = new float[16];
        for (long bits = 0; bits < 1L << 32; bits += 16 * 9973)
        {
            for (int lane = 0; lane < 16; lane++)
                inputs[lane] = BitConverter.Int32BitsToSingle((int)(bits + (lane * 9973)));
            function.Sixteen(Vector512.Create(inputs)).CopyTo(outputs);
            Add(outputs);
            for (int lane = 0; lane < 16; lane += Vector<float>.Count)
                function.Some(new Vector<float>(inputs, lane)).CopyTo(outputs, lane);
            Add(outputs);
        }
    }

    private void AddReductions(float[] values)
    {
        Add(FixedOrder.Sum(values));
        Add(FixedOrder.SumOfSquares(values));
        Add(FixedOrder.Sum(Array.ConvertAll(values, value => value / 3.0)));
        float[] logits = Array.ConvertAll(values, value => value % 20);
        float[] probabilities = new float[values.Length];
        VectorMath.SoftmaxRow(logits, probabilities);
        Add(probabilities);
    }

    private void Add(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
            Add(BitConverter.SingleToUInt32Bits(value));
    }

    private void Add(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        Add((uint)bits);
        Add((uint)(bits >> 32));
    }

    private void Add(uint bits) => _hash = (_hash ^ bits) * 0x100000001B3;
}
