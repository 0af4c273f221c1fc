using StaticNet.Tests.Infrastructure;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Streaming;

/// <summary>Streams: states that begin anew, are copied and saved, on weights that others read, too.</summary>
public sealed class StreamTests : IDisposable
{
    private const int Features = 6, Outputs = 2, Sequences = 3;

    private readonly LongStream _network = new(7);
    private readonly float[] _inputs = StreamCase.Values(Sequences * Features);

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Reset_All_BeginsAnew()
    {
        var stream = _network.OpenStream(Sequences);
        float[] first = Step(stream), second = Step(stream);

        stream.Reset();

        Assert.NotEqual(first, second);
        Assert.Equal(first, Step(stream));
        Assert.Equal(second, Step(stream));
    }

    [Fact]
    public void Reset_One_LeavesTheOthers()
    {
        var stream = _network.OpenStream(Sequences);
        float[] first = Step(stream), second = Step(stream);
        stream.Reset();
        Step(stream);

        stream.Reset(1);

        Assert.Equal([.. second[..Outputs], .. first[Outputs..(2 * Outputs)], .. second[(2 * Outputs)..]], Step(stream));
    }

    [Fact]
    public void Clone_AfterSteps_GoesOnByItself()
    {
        var stream = _network.OpenStream(Sequences);
        Step(stream);
        var clone = stream.Clone();
        float[] next = Step(stream);

        Assert.Equal(next, Step(clone));
        Assert.Equal(Step(stream), Step(clone));
        stream.Reset();
        Assert.NotEqual(Step(stream), Step(clone));
    }

    [Fact]
    public void CopyFrom_OneSequence_GoesOnFromIt()
    {
        var stream = _network.OpenStream(Sequences);
        Step(stream);
        float[] next = Step(stream.Clone());
        var alone = _network.OpenStream();

        alone.CopyFrom(0, stream, 2);

        float[] computed = new float[Outputs];
        alone.Step(_inputs.AsSpan(2 * Features), computed);
        Assert.Equal(next[(2 * Outputs)..], computed);
    }

    [Fact]
    public void CopyFrom_AnotherCountOrNetwork_Throws()
    {
        var stream = _network.OpenStream(Sequences);
        using var other = new PlainStream();

        Assert.Throws<ArgumentException>(() => stream.CopyFrom(_network.OpenStream(2)));
        Assert.Throws<ArgumentException>(() => stream.CopyFrom(other.OpenStream(Sequences)));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.CopyFrom(0, stream, Sequences));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Reset(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _network.OpenStream(0));
    }

    [Fact]
    public void Step_WrongArguments_LeavesStates()
    {
        var stream = _network.OpenStream(Sequences);
        Step(stream);
        float[] next = Step(stream.Clone()), outputs = new float[Sequences * Outputs], infinite = [.. _inputs];
        infinite[4] = float.PositiveInfinity;

        Assert.Throws<ArgumentException>(() => stream.Step(_inputs.AsSpan(Features), outputs));
        Assert.ThrowsAny<ArgumentException>(() => stream.Step(infinite, outputs));
        Assert.Throws<ArgumentException>(() => stream.Step(_inputs, outputs.AsSpan(1)));

        Assert.Equal(next, Step(stream));
    }

    [Fact]
    public void Step_NetworkTrainedBetween_ReadsTheNewWeights()
    {
        var stream = _network.OpenStream(Sequences);
        Step(stream);
        var before = stream.Clone();
        float[] targets = new float[LongStream.OutputLength], window = StreamCase.Values(LongStream.InputLength);
        float[] old = Step(before);

        new Sgd(0.1f).Step(_network, _network.ComputeGradients(window, targets));

        Assert.NotEqual(old, Step(stream));
    }

    [Fact]
    public void Step_NetworkDisposed_Throws()
    {
        var network = new PlainStream();
        var stream = network.OpenStream();
        network.Dispose();

        Assert.Throws<ObjectDisposedException>(() => stream.Step(new float[3], new float[1]));
        Assert.Throws<ObjectDisposedException>(() => stream.Reset());
        Assert.Throws<ObjectDisposedException>(() => network.OpenStream());
    }

    [Fact]
    public void Step_AndReset_AllocateNothing()
    {
        var stream = _network.OpenStream(Sequences);
        var other = _network.OpenStream(Sequences);
        float[] outputs = new float[Sequences * Outputs];
        void Run()
        {
            for (int step = 0; step < 2000; step++)
            {
                stream.Step(_inputs, outputs);
                other.CopyFrom(stream);
                other.Step(_inputs, outputs);
                stream.Reset(1);
            }

            stream.Reset();
        }

        Run();
        Allocations.AssertNone(Run);
    }

    [Fact]
    public void Streams_OnSeveralThreads_AllComputeRight()
    {
        var first = _network.OpenStream(Sequences);
        float[][] right = [.. Enumerable.Range(0, 50).Select(_ => Step(first))];
        int wrong = 0;

        NetworkUseTests.RunThreads(() =>
        {
            var stream = _network.OpenStream(Sequences);
            for (int round = 0; round < 40; round++)
            {
                stream.Reset();
                foreach (float[] expected in right)
                    if (!Step(stream).AsSpan().SequenceEqual(expected))
                        Interlocked.Increment(ref wrong);
            }
        });

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void OpenStream_OfAReader_HasTheNetworksBits()
    {
        Assert.Equal(Step(_network.OpenStream(Sequences)), Step(_network.CreateReader(1).OpenStream(Sequences)));
    }

    [Fact]
    public void Network_LastStepAlone_HasNoStream()
    {
        Assert.Null(typeof(LastStepOnly).GetMethod("OpenStream"));
        Assert.NotNull(typeof(LongStream).GetMethod("OpenStream"));
    }

    private float[] Step(LongStream.StepStream stream)
    {
        float[] outputs = new float[Sequences * Outputs];
        stream.Step(_inputs, outputs);
        return outputs;
    }
}
