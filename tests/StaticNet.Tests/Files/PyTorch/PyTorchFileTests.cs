using StaticNet.Tests.Data;
using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>State dicts in PyTorch's own files, written by PyTorch 1.13 (<c>make.py</c>), and files that are something else.</summary>
public sealed class PyTorchFileTests
{
    [Theory]
    [InlineData("state-dict.pt")]
    [InlineData("protocol4.pt")]
    [InlineData("checkpoint.pt")]
    public void Read_StateDict_HasItsTensors(string name)
    {
        using var file = PyTorchFile.Read(PathOf(name));

        Assert.Equal(
            ["0.bias: F32 [2]", "0.weight: F32 [2, 3]", "1.bias: F32 [2]", "1.num_batches_tracked: I64 []", "1.running_mean: F32 [2]", "1.running_var: F32 [2]", "1.weight: F32 [2]"],
            file.Tensors.Select(tensor => tensor.ToString()).Order(StringComparer.Ordinal));
        if (name != "checkpoint.pt")
            Assert.Equal(Quarters(40, 2), file.ReadSingles("1.running_mean"));
        Assert.Equal(Quarters(0, 6), file.ReadSingles("0.weight"));
        Assert.Equal(Quarters(10, 2), file.ReadSingles("0.bias"));
    }

    [Fact]
    public void Read_TensorsOfAllKinds_AreLaidOutInRows()
    {
        using var file = PyTorchFile.Read(PathOf("kinds.pt"));

        Assert.Equal([2f, 2.25f, 2.5f, 3.5f, 3.75f, 4f], file.ReadSingles("view"));
        Assert.Equal([6, 4], file["turned"].Shape);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => ((i % 4 * 6) + (i / 4)) / 4f), file.ReadSingles("turned"));
        Assert.Equal([5.75f], file.ReadSingles("scalar"));
        Assert.Equal([0, 6], file["empty"].Shape);
        Assert.Equal(Quarters(0, 2), file.ReadSingles("parameter"));
        Assert.Equal((SafetensorsType.F16, SafetensorsType.BF16), (file["half"].Type, file["bfloat16"].Type));
        Assert.Equal(Quarters(0, 3), file.ReadSingles("half"));
        Assert.Equal(Quarters(0, 3), file.ReadSingles("bfloat16"));
        Assert.Equal([1e-12, 0.25 + 1e-12, 0.5 + 1e-12], file.ReadDoubles("double"));
        Assert.Equal([1, -2, 1L << 40], file.ReadInt64s("long"));
        Assert.Equal([1, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF], file.ReadBytes("int"));
        Assert.Equal([1, 0], file.ReadBytes("bool"));
    }

    [Fact]
    public void Read_Key_ChoosesAmongStateDicts()
    {
        using var critic = PyTorchFile.Read(PathOf("two.pt"), "critic");

        Assert.Equal(7, critic.Tensors.Length);
        Assert.Contains("it has the state dicts generator, critic; PyTorchFile.Read takes the name of one", Refusal("two.pt"), StringComparison.Ordinal);
        Assert.Contains("there is no dict actor; there are generator, critic", Refusal("two.pt", "actor"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("module.pt", "an object of the class torch.nn.modules.linear.Linear, a module as a whole rather than its state dict")]
    [InlineData("list.pt", "it holds no dict")]
    [InlineData("legacy.pt", "is a PyTorch file (a pickle, as before version 1.6)")]
    [InlineData("script.pt", "is a TorchScript file")]
    [InlineData("make.py", "is not a file of PyTorch")]
    public void Read_OtherFile_IsNamed(string name, string expected) => Assert.Contains(expected, Refusal(name), StringComparison.Ordinal);

    [Fact]
    public void LoadWeights_StateDict_SetsWeightsAndStatistics()
    {
        using var network = new TorchCase(seed: 1);

        network.LoadWeights(PathOf("state-dict.pt"));

        Assert.Equal(Quarters(0, 6), network.Dense1.Weights.ToArray());
        Assert.Equal(Quarters(50, 2), network.BatchNorm1.RunningVariance.ToArray());
    }

    // Whatever is damaged: one exception, and no more memory than the file accounts for.
    [Theory]
    [InlineData("state-dict.pt")]
    [InlineData("checkpoint.pt")]
    [InlineData("kinds.pt")]
    public void Read_DamagedFiles_AreReadOrRefused(string name)
    {
        byte[] file = File.ReadAllBytes(PathOf(name));
        int refused = 0;
        for (int i = 0; i < Mutator.Count; i++)
        {
            byte[] damaged = new Mutator((ulong)i).Mutate(file);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                PyTorchFile.Read(new MemoryStream(damaged), "damaged").Dispose();
            }
            catch (InvalidDataException error)
            {
                Assert.DoesNotContain('\n', error.Message);
                refused++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000 + (64 * damaged.Length));
        }

        Assert.InRange(refused, Mutator.Count / 4, Mutator.Count - 1);
    }

    private static string Refusal(string name, string? key = null)
    {
        var error = Assert.Throws<InvalidDataException>(() => PyTorchFile.Read(PathOf(name), key));
        Assert.StartsWith(PathOf(name), error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    private static float[] Quarters(int start, int count) => [.. Enumerable.Range(start, count).Select(i => i / 4f)];

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Files", "PyTorch", name);
}
