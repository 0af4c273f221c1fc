using StaticNet;
using Xunit;

namespace Consumer.Tests;

/// <summary>A user's tests of networks that the package's generator has written.</summary>
public sealed class NetworkTests
{
    [Fact]
    public void Digits_AfterThreeEpochs_AreMostlyTold()
    {
        using var log = new StringWriter();
        using var network = DigitTraining.TrainDigits(log);

        Assert.Equal(3, log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.True(new Trainer<DigitClassifier>(network, new Sgd(0.1f)).Evaluate(SyntheticDigits.CreateTest(1000, seed: 2)).Accuracy > 0.85);
        Assert.NotNull(network.GradientHealth);
    }

    [Fact]
    public void Convolutions_OfAnImage_GiveAScoreForEachClass()
    {
        using var network = new ImageClassifier(seed: 1);
        var scores = new float[ImageClassifier.OutputLength];

        network.Predict(new float[ImageClassifier.InputLength], scores);

        Assert.All(scores, score => Assert.True(float.IsFinite(score)));
    }

    [Fact]
    public void Stream_OfAWindow_HasTheBitsOfTheWindow()
    {
        using var network = new Follower(seed: 1);
        var inputs = Enumerable.Range(0, 16).Select(i => MathF.Sin(i)).ToArray();
        var (outputs, output) = (new float[16], new float[1]);

        network.Predict(inputs, outputs);
        var stream = network.OpenStream();
        for (int i = 0; i < inputs.Length; i++)
        {
            stream.Step(inputs.AsSpan(i, 1), output);
            Assert.Equal(outputs[i], output[0]);
        }
    }
}
