using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>A copy of everything that a step changes, but the training position.</summary>
internal sealed class StepState
{
    private readonly float[] _parameters;
    private readonly float[] _statistics;
    private readonly float[][] _states;
    private readonly double[] _scalars;
    private readonly long _stepCount;

    public StepState(INetwork network, Optimizer optimizer)
    {
        _parameters = network.Parameters.ToArray();
        _statistics = network.Statistics.ToArray();
        _states = [.. optimizer.States.Select(state => state.Values.ToArray())];
        _scalars = optimizer.Scalars.ToArray();
        _stepCount = optimizer.StepCount;
    }

    /// <summary>Asserts that the state now is this one, to the bit.</summary>
    public void AssertIs(INetwork network, Optimizer optimizer)
    {
        Assert.Equal(Bits(_parameters), Bits(network.Parameters.ToArray()));
        Assert.Equal(Bits(_statistics), Bits(network.Statistics.ToArray()));
        for (int state = 0; state < _states.Length; state++)
            Assert.Equal(Bits(_states[state]), Bits(optimizer.States[state].Values.ToArray()));
        Assert.Equal(_scalars, optimizer.Scalars.ToArray());
        Assert.Equal(_stepCount, optimizer.StepCount);
    }

    // NaN equals NaN only by its bits, and −0 differs from 0.
    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
