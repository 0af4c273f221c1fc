using Google.Protobuf;
using StaticNet.Federated.Wire;

namespace StaticNet.Federated.Tests.Transport;

public sealed class StateCodecTests
{
    private readonly StateCodec _codec = new(TestModel.Layout);

    [Fact]
    public void Write_Model_GivesTheFilesThatNumPyWrites()
    {
        var parameters = _codec.Write(TestModel.State.AsSpan());

        Assert.Equal("numpy.ndarray", parameters.TensorType);
        Assert.Equal(3, parameters.Tensors.Count);
        Assert.Equal("<f4", Header(parameters, 0, "(2, 3)"));
        Assert.Equal("<f4", Header(parameters, 1, "(3,)"));
        Assert.Equal("<i8", Header(parameters, 2, "()"));
        Assert.Equal(BitConverter.GetBytes(7L), parameters.Tensors[2].ToByteArray()[^8..]);
        Assert.Equal(TestModel.State, _codec.Read(parameters));
    }

    [Fact]
    public void Write_MeanOfCounts_IsRounded()
    {
        Assert.Equal(8, _codec.Read(_codec.Write(TestModel.State.SetItem(9, 7.6f).AsSpan()))[9]);
    }

    [Fact]
    public void Write_ModelOfAnotherLength_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => _codec.Write(new float[9]));
        Assert.Empty(_codec.Write([]).Tensors);
        Assert.Empty(_codec.Read(new Parameters()));
        Assert.Empty(_codec.Read(null));
    }

    [Fact]
    public void Read_NumbersOfOtherKinds_AreConverted()
    {
        double third = 1.0 / 3;
        var parameters = Model(Npy(NpyArray.Create([third, 2, 3, 4, 5, 6], 2, 3)), Npy(NpyArray.Create([(Half)0.5, (Half)(-0.5), (Half)0.25], 3)), Npy(NpyArray.Create([(byte)7], 1)));

        float[] state = _codec.Read(parameters);

        Assert.Equal((float)third, state[0]);
        Assert.Equal(TestModel.State[1..], state[1..]);
    }

    [Fact]
    public void Read_NotANumber_StaysForWhoJudgesModels()
    {
        Assert.True(float.IsNaN(_codec.Read(_codec.Write(TestModel.State.SetItem(2, float.NaN).AsSpan()))[2]));
    }

    [Fact]
    public void Read_AnotherModel_NamesTensorFoundAndWanted()
    {
        byte[] weight = Npy(NpyArray.Create([1f, 2, 3, 4, 5, 6], 2, 3));
        byte[] mean = Npy(NpyArray.Create([1f, 2, 3], 3));
        byte[] count = Npy(NpyArray.Create([1L]));

        Fails(Model(weight, mean), "2 tensors", "3");
        Fails(Model(Npy(NpyArray.Create([1f, 2, 3, 4, 5, 6], 3, 2)), mean, count), "dense.weight", "[3, 2]", "[2, 3]");
        Fails(Model(weight, Npy(NpyArray.Create([1f, 2, 3], 1, 3)), count), "norm.running_mean", "[1, 3]", "[3]");
        Fails(Model(weight, mean, Npy(NpyArray.Create([1L, 2], 2))), "norm.num_batches_tracked", "[2]", "[]");
        Fails(Model(Npy(NpyArray.Create([1, 2, 3, 4, 5, 6], 2, 3)), mean, count), "dense.weight", "Signed32", "reals");
        Fails(Model(Npy(NpyArray.Create([1e300, 2, 3, 4, 5, 6], 2, 3)), mean, count), "dense.weight", "beyond the largest float");
        Fails(Model(weight[..^1], mean, count), "dense.weight", "[2, 3]");
        Fails(Model([.. weight, 0], mean, count), "dense.weight", "[2, 3]");
        Fails(Model([], mean, count), "dense.weight");
        Fails(Model([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], mean, count), "dense.weight");
        var other = Model(weight, mean, count);
        other.TensorType = "torch.tensor";
        Fails(other, "torch.tensor", "numpy.ndarray");
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,), }")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-2, -3), }")]
    [InlineData("__import__('os')")]
    public void Read_HostileHeader_FailsWithoutMuchMemory(string header)
    {
        byte[] bytes = [0x93, .. "NUMPY"u8, 1, 0, (byte)(header.Length + 1), 0, .. System.Text.Encoding.ASCII.GetBytes(header), (byte)'\n', .. new byte[24]];
        var parameters = Model(bytes, bytes, bytes);
        Fails(parameters, "dense.weight");

        long before = GC.GetAllocatedBytesForCurrentThread();
        Fails(parameters, "dense.weight");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static byte[] Npy(NpyArray array)
    {
        using var stream = new MemoryStream();
        NpyFile.Write(stream, array);
        return stream.ToArray();
    }

    private static Parameters Model(params byte[][] tensors) => new() { TensorType = "numpy.ndarray", Tensors = { tensors.Select(tensor => ByteString.CopyFrom(tensor)) } };

    private static string Header(Parameters parameters, int tensor, string shape)
    {
        string text = System.Text.Encoding.Latin1.GetString(parameters.Tensors[tensor].Span[10..]);
        Assert.Contains($"'fortran_order': False, 'shape': {shape}, }}", text, StringComparison.Ordinal);
        return text[11..14];
    }

    private void Fails(Parameters parameters, params string[] words)
    {
        string message = Assert.Throws<ClientFailureException>(() => _codec.Read(parameters)).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', message);
    }
}
