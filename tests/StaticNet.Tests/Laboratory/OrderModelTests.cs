using StaticNet.Laboratory.TemporalOrder;
using Xunit;

namespace StaticNet.Tests.Laboratory;

/// <summary>The network of a training on sequences of several lengths, and what is measured of it.</summary>
public sealed class OrderModelTests
{
    private static readonly TemporalOrderTrial Mixed = new(new SequenceLengths(50, 200), RecurrentStart.BasicTanh, TemporalOrderMethod.Regularized, Seed: 3);

    [Fact]
    public void Update_AnotherLength_GoesOnWithTheSameWeights()
    {
        using var model = new OrderModel(Mixed, 100);
        var batches = new OrderBatches(3, 200);
        model.Update(50, batches.Draw(0, 50, 50, 20));
        float[][] before = model.Weights;
        float[] scores = new float[80];

        model.Predict(175, batches.Draw(20, 175, 175, 20), scores);

        Assert.Equal(before, model.Weights);
        model.Update(175, batches.Draw(20, 175, 175, 20));
        Assert.NotEqual(before[1], model.Weights[1]);
    }

    // A network that only knew some lengths might count steps and be wrong of all others.
    [Fact]
    public void Draw_MixedLengths_HasEachOneAlike()
    {
        var drawn = Enumerable.Range(0, 151_000).Select(batch => Mixed.Lengths.Draw(seed: 1, batch)).CountBy(length => length).ToDictionary();

        Assert.Equal(Enumerable.Range(50, 151), drawn.Keys.Order());
        Assert.All(drawn.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Theory]
    [InlineData(50, 50)]
    [InlineData(51, 75)]
    [InlineData(137, 150)]
    [InlineData(200, 200)]
    public void Predict_AnyLength_GivesWhatTheLargestNetworkGives(int length, int room)
    {
        using var model = new OrderModel(Mixed, 100);
        using var largest = OrderNetworks.Create(Mixed, 200, 100);
        var batches = new OrderBatches(3, 200);
        float[] scores = new float[80], expected = new float[80];
        largest.Weights = model.Weights;

        model.Predict(length, batches.Draw(0, length, model.RoomFor(length), 20), scores);
        largest.Predict(batches.Draw(0, length, 200, 20), expected);

        Assert.Equal(room, model.RoomFor(length));
        Assert.Equal(expected, scores);
        Assert.True(scores.Distinct().Count() > 40);
    }

    [Fact]
    public void AreRight_Networks_WhereNoneOfTheirTestsIsWrong()
    {
        var tests = new LongTests(seed: 3);
        var found = new HashSet<bool>();
        for (ulong seed = 1; seed <= 20; seed++)
        {
            using var model = new OrderModel(Mixed with { Seed = seed }, 100);

            bool areRight = tests.AreRight(model.Weights, 50, 1, default);

            Assert.Equal(tests.Run(model.Weights, 50, 1, default).All(test => test.Wrong == 0), areRight);
            found.Add(areRight);
        }

        Assert.Equal(2, found.Count);
    }

    // Windows of 50 steps with the state carried on are the steps of one network.
    [Fact]
    public void LongTests_LengthOfANetwork_CountTheErrorsOfThatNetwork()
    {
        using var model = new OrderModel(Mixed, 100);
        var random = new RandomStream(1, 1);
        float[][] drawn = model.Weights;
        foreach (float[] weights in drawn)
            for (int i = 0; i < weights.Length; i++)
                weights[i] = 0.3f * random.NextNormal();
        model.Weights = drawn;

        var tests = new LongTests(seed: 3).Run(drawn, 200, 100, default);

        Assert.Equal([50, 100, 150, 200], tests.Select(test => test.Length));
        Assert.True(tests.Select(test => test.Wrong).Distinct().Count() > 1);
        foreach (var test in tests)
        {
            var batches = new OrderBatches(3, 200);
            float[] scores = new float[400];
            model.Predict(test.Length, batches.Draw(1L << 41, test.Length, model.RoomFor(test.Length), 100), scores);
            Assert.Equal(batches.CountErrors(scores), test.Wrong);
        }
    }

    // A unit on its own: each step back multiplies its gradient by 0.5 and the slope of its function, here a quarter at 0.
    [Fact]
    public void GradientsThroughTime_SigmoidUnitAtRest_ShrinkByAQuarterOfItsWeight()
    {
        float[][] weights = [[0f], [0.5f], [-0.25f], [0f], [1f, -1f], [0f, 0f]];
        var gradients = new GradientsThroughTime(weights, isSigmoid: true);

        double[] norms = gradients.Of(new float[40], [0], 40);

        Assert.All(Enumerable.Range(1, 39), step => Assert.Equal(0.5 * 0.25, norms[step - 1] / norms[step], 1e-2));
        Assert.Equal(2 / (1 + Math.Exp(1)), norms[^1], 1e-2);
    }

    [Theory]
    [InlineData(nameof(RecurrentStart.BasicTanh))]
    [InlineData(nameof(RecurrentStart.Sigmoid))]
    public void GradientsThroughTime_FirstStep_AgreesWithDifferencesOfTheLoss(string start)
    {
        const double Step = 1e-3;
        var trial = Mixed with { Start = Enum.Parse<RecurrentStart>(start), Lengths = new SequenceLengths(50, 50), Method = TemporalOrderMethod.Clipped };
        using var model = new OrderModel(trial, 100);
        float[][] weights = model.Weights;
        bool isSigmoid = trial.Start == RecurrentStart.Sigmoid;
        float[] steps = new float[2 * 6];
        (steps[1], steps[9]) = (1, 1);

        double[] norms = new GradientsThroughTime(weights, isSigmoid).Of(steps, [2], 2);

        double square = 0;
        double[] first = State(new double[50], 0);
        for (int unit = 0; unit < 50; unit++)
        {
            double Loss(double change)
            {
                double[] moved = [.. first];
                moved[unit] += change;
                double[] last = State(moved, 1);
                double[] scores = [.. Enumerable.Range(0, 4).Select(row => Enumerable.Range(0, 50).Sum(i => last[i] * weights[4][(row * 50) + i]))];
                return Math.Log(scores.Sum(Math.Exp)) - scores[2];
            }

            square += Math.Pow((Loss(Step) - Loss(-Step)) / (2 * Step), 2);
        }

        Assert.Equal(Math.Sqrt(square), norms[0], 1e-5 * norms[0]);

        double[] State(double[] before, int step) =>
        [
            .. Enumerable.Range(0, 50).Select(unit =>
            {
                double sum = Enumerable.Range(0, 6).Sum(symbol => (double)weights[0][(unit * 6) + symbol] * steps[(step * 6) + symbol])
                    + Enumerable.Range(0, 50).Sum(from => weights[1][(unit * 50) + from] * before[from]);
                return isSigmoid ? 1 / (1 + Math.Exp(-sum)) : Math.Tanh(sum);
            }),
        ];
    }
}
