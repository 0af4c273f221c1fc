using Xunit;

namespace StaticNet.Tests.Streaming;

/// <summary>States in files.</summary>
public sealed class StreamFileTests : IDisposable
{
    private readonly LongStream _network = new(3);
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
    private readonly float[] _inputs = StreamCase.Values(12);

    public void Dispose()
    {
        File.Delete(_path);
        _network.Dispose();
    }

    [Fact]
    public void Load_Saved_GoesOnFromThere()
    {
        var stream = _network.OpenStream(2);
        Step(stream);
        stream.Save(_path);
        float[] next = Step(stream);
        var loaded = _network.OpenStream(2);

        loaded.Load(_path);

        Assert.Equal(next, Step(loaded));
    }

    [Fact]
    public void Save_States_AreTensorsOfUnits()
    {
        var stream = _network.OpenStream(2);
        Step(stream);
        stream.Save(_path);

        using var file = SafetensorsFile.Open(_path);
        Assert.Equal(
            ["lstm1.cell_l0", "lstm1.cell_l1", "lstm1.state_l0", "lstm1.state_l1"], file.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        Assert.All(file.Tensors, tensor => Assert.Equal([2, 17], tensor.Shape));
        Assert.All(file.ReadSingles("lstm1.state_l1"), value => Assert.InRange(Math.Abs(value), 1e-9f, 1f));
    }

    [Fact]
    public void Save_Content_IsThatOfTheFile()
    {
        var stream = _network.OpenStream(2);
        Step(stream);
        stream.Save(_path);
        using var content = new MemoryStream();

        stream.Save(content);

        Assert.Equal(File.ReadAllBytes(_path), content.ToArray());
    }

    [Fact]
    public void Load_AnotherCountOrNetwork_ThrowsAndLeavesStates()
    {
        var stream = _network.OpenStream(2);
        Step(stream);
        float[] next = Step(stream.Clone());
        _network.OpenStream(3).Save(_path);
        var misshapen = Assert.Throws<WeightsException>(() => stream.Load(_path));
        Assert.Equal(4, misshapen.Misshapen.Length);
        using var other = new PlainStream();
        other.OpenStream(2).Save(_path);

        var strange = Assert.Throws<WeightsException>(() => stream.Load(_path));

        Assert.Equal(4, strange.Missing.Length);
        Assert.Equal(["rnn1.state_l0: F32 [2, 19]"], strange.Extra);
        Assert.Equal(next, Step(stream));
    }

    private float[] Step(LongStream.StepStream stream)
    {
        float[] outputs = new float[4];
        stream.Step(_inputs, outputs);
        return outputs;
    }
}
