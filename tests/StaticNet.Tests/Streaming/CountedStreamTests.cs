using System.Globalization;
using StaticNet.Files;
using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Streaming;

/// <summary>Streams of layers that know which step of a window they make.</summary>
public sealed class CountedStreamTests : IDisposable
{
    private const int Most = 19, Features = 6, Outputs = 2, Sequences = 2;

    private readonly AttendingStream _network = new(3);
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
    private readonly float[] _inputs = StreamCase.Values(Sequences * Features);

    public void Dispose()
    {
        File.Delete(_path);
        _network.Dispose();
    }

    [Fact]
    public void Step_BeyondTheWindow_ThrowsAndLeavesStates()
    {
        var stream = _network.OpenStream(Sequences);
        Steps(stream, 4);
        stream.Reset(0);
        float[] last = Steps(stream, Most - 4);
        Assert.Equal(((int?)Most, (int?)4, (int?)0), (stream.MostSteps, stream.GetStepsLeft(), stream.GetStepsLeft(1)));

        string message = Assert.Throws<InvalidOperationException>(() => Steps(stream, 1)).Message;

        Assert.Contains("Sequence 1 has had 19 steps", message, StringComparison.Ordinal);
        Assert.Contains("Reset(1)", message, StringComparison.Ordinal);
        Assert.Equal(4, stream.GetStepsLeft());
        stream.Reset(1);
        Steps(stream, 4);
        Assert.Equal((0, Most - 4), (stream.GetStepsLeft(), stream.GetStepsLeft(1)));
        Assert.NotEqual(0, last[0]);
    }

    [Fact]
    public void Reset_All_BeginsWithTheFirstStep()
    {
        var stream = _network.OpenStream(Sequences);
        float[] first = Steps(stream, 1), second = Steps(stream, 1);

        stream.Reset();

        Assert.NotEqual(first, second);
        Assert.Equal(first, Steps(stream, 1));
        Assert.Equal(second, Steps(stream, 1));
    }

    [Fact]
    public void CopyFrom_AnotherSequence_GoesOnFromItsStep()
    {
        var stream = _network.OpenStream(Sequences);
        Steps(stream, 5);
        var clone = stream.Clone();
        float[] next = Steps(stream, 1);
        var alone = _network.OpenStream();

        alone.CopyFrom(0, clone, 1);

        float[] computed = new float[Outputs];
        alone.Step(_inputs.AsSpan(Features), computed);
        Assert.Equal(next[Outputs..], computed);
        Assert.Equal(Most - 6, alone.GetStepsLeft());
        Assert.Equal(next, Steps(clone, 1));
    }

    [Fact]
    public void Load_Saved_GoesOnFromThere()
    {
        var stream = _network.OpenStream(Sequences);
        Steps(stream, 7);
        stream.Save(_path);
        float[] next = Steps(stream, 1);
        var loaded = _network.OpenStream(Sequences);

        loaded.Load(_path);

        Assert.Equal(Most - 7, loaded.GetStepsLeft(1));
        Assert.Equal(next, Steps(loaded, 1));
        using var file = SafetensorsFile.Open(_path);
        Assert.Equal(["self_attention1.keys", "self_attention1.values", "steps"], file.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        Assert.Equal([Sequences, Most, 32], file.Tensors.Single(tensor => tensor.Name.EndsWith("keys", StringComparison.Ordinal)).Shape);
    }

    // Kernels look rows up by them.
    [Theory, InlineData(-1f), InlineData(20f), InlineData(2.5f)]
    public void Load_StepsThatNoSequenceHas_ThrowsAndLeavesStates(float steps)
    {
        var stream = _network.OpenStream(Sequences);
        Steps(stream, 7);
        var file = new SafetensorsWriter();
        file.Add("self_attention1.keys", [Sequences, Most, 32], new float[Sequences * Most * 32]);
        file.Add("self_attention1.values", [Sequences, Most, 32], new float[Sequences * Most * 32]);
        file.Add("steps", [Sequences], new[] { 1f, steps });
        file.Save(_path);

        var exception = Assert.Throws<WeightsException>(() => stream.Load(_path));

        Assert.Equal([string.Create(CultureInfo.InvariantCulture, $"steps: element 1 is {steps}, not a whole number from 0 to 19")], exception.BadValues);
        Assert.Equal(Most - 7, stream.GetStepsLeft());
    }

    [Fact]
    public void Step_UntilTheWindowEnds_AllocatesNothing()
    {
        var stream = _network.OpenStream(Sequences);
        float[] outputs = new float[Sequences * Outputs];
        void Run()
        {
            for (int round = 0; round < 200; round++)
            {
                for (int step = 0; step < Most; step++)
                    stream.Step(_inputs, outputs);
                stream.Reset();
            }
        }

        Run();
        Allocations.AssertNone(Run);
    }

    [Fact]
    public void MostSteps_Recurrence_IsNone()
    {
        using var network = new LongStream(7);
        var stream = network.OpenStream();

        Assert.Null(stream.MostSteps);
        Assert.Null(stream.GetStepsLeft());
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.GetStepsLeft(1));
        Assert.Null(typeof(LaterSteps).GetMethod("OpenStream"));
    }

    private float[] Steps(AttendingStream.StepStream stream, int count)
    {
        float[] outputs = new float[Sequences * Outputs];
        for (int step = 0; step < count; step++)
            stream.Step(_inputs, outputs);
        return outputs;
    }
}
