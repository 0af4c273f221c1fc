using StaticNet.Tests.Infrastructure;
using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>Evaluations on windows that go on from each other.</summary>
public sealed class CarriedEvaluationTests
{
    private const int Sequences = 4, Window = 5, Vocabulary = 7, Windows = 9;

    private static readonly TokenSequence Tale = DrawTale();

    private static readonly TokenWindows Source = TokenWindows.Parallel(Tale, Window, Sequences);

    private static readonly int[] Text = ReadAll(Tale);

    private static int Part => Text.Length / Sequences;

    [Fact]
    public void Evaluate_WindowsOfATextInTurn_GivesTheLossOfStreamsOverItsParts()
    {
        using var network = CreateTrained();
        var stream = network.OpenStream(Sequences);
        int[] tokens = new int[Sequences];
        float[] logits = new float[Sequences * Vocabulary];
        double sum = 0;
        for (int t = 0; t < Windows * Window; t++)
        {
            for (int part = 0; part < Sequences; part++)
                tokens[part] = Text[(part * Part) + t];
            stream.Step(tokens, logits);
            for (int part = 0; part < Sequences; part++)
                sum += LossOf(logits.AsSpan(part * Vocabulary, Vocabulary), Text[(part * Part) + t + 1]);
        }

        double loss = new Trainer<CarriedText>(network, new Adam()).Evaluate(Source).Loss;

        double expected = sum / (Windows * Window * Sequences);
        Assert.Equal(Windows * Sequences, Source.Count);
        Assert.Equal(expected, loss, 1e-6 * expected);
    }

    [Fact]
    public void Evaluate_WindowsThatStandAlone_BeginAtZeroEach()
    {
        using var network = CreateTrained();
        int[] all = [.. Enumerable.Range(0, Source.Count)];
        var alone = new RecordedOutputs();
        var carried = new RecordedOutputs();
        float[] expected = new float[Source.Count * Window * Vocabulary];
        network.Predict([.. all.SelectMany(i => Text.Skip((int)Source.GetStart(i)).Take(Window))], expected);
        var trainer = new Trainer<CarriedText>(network, new Adam());

        trainer.Evaluate(Source.Select(all), alone);
        trainer.Evaluate(Source, carried);

        int first = Sequences * Window * Vocabulary;
        Assert.Equal(expected, alone.Values);
        Assert.Equal(expected[..first], carried.Values[..first]);
        Assert.NotEqual(expected[first..], carried.Values[first..]);
    }

    [Fact]
    public void Evaluate_SourceSaidToHaveSequences_GivesTheBitsOfTheOneThatHas()
    {
        using var network = CreateTrained();
        int[] all = [.. Enumerable.Range(0, Source.Count)];
        var trainer = new Trainer<CarriedText>(network, new Adam());

        var said = trainer.Evaluate(Source.Select(all).WithSequences(Sequences));

        Assert.Equal(trainer.Evaluate(Source), said);
        Assert.NotEqual(trainer.Evaluate(Source.Select(all)), said);
    }

    [Theory]
    [InlineData(1)] // a place at a time
    [InlineData(3)] // three places, then one
    [InlineData(64)]
    public void Evaluate_BatchesOfAnyCapacity_MakeTheSameOutputs(int capacity)
    {
        using var network = CreateTrained();
        using var other = new CarriedText(seed: 1, batchCapacity: capacity);
        network.Parameters.CopyTo(other.Parameters);
        var outputs = new RecordedOutputs();
        var others = new RecordedOutputs();

        double loss = new Trainer<CarriedText>(network, new Adam()).Evaluate(Source, outputs).Loss;
        double otherLoss = new Trainer<CarriedText>(other, new Adam()).Evaluate(Source, others).Loss;

        int most = Math.Min(capacity, Sequences);
        int[] order = [.. Enumerable.Range(0, Source.Count).OrderBy(i => i % Sequences / most).ThenBy(i => i)];
        Assert.Equal(loss, otherLoss, 1e-6 * loss);
        Assert.Equal(order.SelectMany(i => outputs.Values.Skip(i * Window * Vocabulary).Take(Window * Vocabulary)), others.Values);
    }

    [Fact]
    public void Evaluate_OtherPassesBetweenBatches_BeginAtZeroAndDisturbNothing()
    {
        using var network = CreateTrained();
        int[] tokens = Text[..Window];
        float[] before = new float[Window * Vocabulary], after = new float[before.Length];
        network.Predict(tokens, before);
        var trainer = new Trainer<CarriedText>(network, new Adam());
        var undisturbed = trainer.Evaluate(Source);

        var disturbed = trainer.Evaluate(Source, new RecordedOutputs(() =>
        {
            network.Predict(tokens, after);
            Assert.Equal(before, after);
        }));
        network.Predict(tokens, after);

        Assert.Equal(undisturbed, disturbed);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Fit_WithValidationInBetween_EndsWithTheWeightsAndStatesOfOneWithout()
    {
        using var network = new CarriedText(seed: 1, batchCapacity: Sequences);
        using var validated = new CarriedText(seed: 1, batchCapacity: Sequences);
        var trainer = new Trainer<CarriedText>(validated, new Adam()) { Shuffles = false, MeasuresTrainAccuracy = true };

        new Trainer<CarriedText>(network, new Adam()) { Shuffles = false }.Fit(Source, epochs: 3, batchSize: Sequences);
        var last = trainer.Fit(Source, Source, epochs: 3, batchSize: Sequences).Epochs[^1];

        Assert.Equal(network.Parameters.ToArray(), validated.Parameters.ToArray());
        Assert.Equal(CarriedWindows.StatesOf(network), CarriedWindows.StatesOf(validated));
        Assert.Equal(trainer.Evaluate(Source).Loss, last.ValidationLoss);
    }

    [Fact]
    public void Evaluate_Twice_GivesTheSameBitsAndAllocatesNothing()
    {
        using var network = CreateTrained();
        var trainer = new Trainer<CarriedText>(network, new Adam());
        var first = trainer.Evaluate(Source);

        Assert.Equal(first, trainer.Evaluate(Source));
        Allocations.AssertNone(() => trainer.Evaluate(Source));
    }

    [Fact]
    public void WithSequences_NoneOrMoreThanSamples_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("sequences", () => Source.WithSequences(0));
        Assert.Throws<ArgumentOutOfRangeException>("sequences", () => Source.WithSequences(Source.Count + 1));
    }

    // Weights and states that are none of the first ones.
    private static CarriedText CreateTrained()
    {
        var network = new CarriedText(seed: 1, batchCapacity: Sequences);
        new Trainer<CarriedText>(network, new Adam(learningRate: 0.02f)) { Shuffles = false }.Fit(Source, epochs: 2, batchSize: Sequences);
        return network;
    }

    private static double LossOf(ReadOnlySpan<float> logits, int label)
    {
        double sum = 0;
        foreach (float logit in logits)
            sum += Math.Exp(logit);
        return Math.Log(sum) - logits[label];
    }

    private static int[] ReadAll(TokenSequence text)
    {
        int[] tokens = new int[checked((int)text.Count)];
        text.Read(0, tokens);
        return tokens;
    }

    // A letter depends on those before, so that states tell something.
    private static TokenSequence DrawTale()
    {
        var random = new Random(6);
        int[] letters = new int[197];
        for (int i = 3; i < letters.Length; i++)
            letters[i] = (letters[i - 1] + letters[i - 3] + random.Next(3)) % Vocabulary;
        string text = string.Concat(letters.Select(letter => "abcdefg"[letter]));
        return TokenSequence.FromText(text, TextVocabulary.FromText(text));
    }
}
