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

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Evaluate_Workers_GiveTheBitsOfOne(int workers)
    {
        const int Rows = 37;
        var samples = new Dataset(CarriedWindows.Draw(5 * Rows * 12 * 16, 1), 12 * 16, [.. Enumerable.Range(0, 5 * Rows).Select(i => i * i % 4)]).WithSequences(Rows);
        using var one = new CarriedShared(seed: 1, batchCapacity: Rows);
        using var several = new CarriedShared(seed: 1, batchCapacity: Rows, workers: workers);

        Assert.Equal(new Trainer<CarriedShared>(one, new Adam()).Evaluate(samples), new Trainer<CarriedShared>(several, new Adam()).Evaluate(samples));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void Evaluate_SequencesOfWhichTheLastAreShorter_GiveTheOutputsOfWholeSequences(int missing)
    {
        const int Length = CarriedWindows.Steps * CarriedWindows.Features;
        using var windowed = new CarriedLast(seed: 2, batchCapacity: CarriedWindows.Samples);
        using var whole = new WholeLast(seed: 1, batchCapacity: CarriedWindows.Samples);
        whole.Parameters.CopyTo(windowed.Parameters);
        float[] expected = new float[CarriedWindows.Samples * CarriedWindows.Outputs];
        whole.Predict(CarriedWindows.Sequences, expected);
        int count = (CarriedWindows.Windows * CarriedWindows.Samples) - missing;
        float[] inputs = [.. Enumerable.Range(0, CarriedWindows.Windows).SelectMany(CarriedWindows.Of)];
        var outputs = new RecordedOutputs();

        new Trainer<CarriedLast>(windowed, new Adam()).Evaluate(
            new Dataset(inputs[..(count * Length)], Length, new float[count * CarriedWindows.Outputs], CarriedWindows.Outputs).WithSequences(CarriedWindows.Samples), outputs);

        Assert.Equal(expected[..^(missing * CarriedWindows.Outputs)], outputs.Values[(2 * CarriedWindows.Samples * CarriedWindows.Outputs)..]);
    }

    [Fact]
    public void Evaluate_WindowsWithLengths_GoOnFromTheLastStepThatThereIs()
    {
        const int Steps = 4, Features = 3, Outputs = 2;
        int[][] lengths = [[3, 1], [2, 4], [4, 2]];
        using var windowed = new CarriedShorter(seed: 2, batchCapacity: 2);
        using var whole = new WholeShorter(seed: 1, batchCapacity: 2);
        whole.Parameters.CopyTo(windowed.Parameters);
        float[] inputs = CarriedWindows.Draw(6 * Steps * Features, 8), sequences = new float[2 * 12 * Features], expected = new float[2 * 12 * Outputs];
        int[] done = new int[2];
        for (int i = 0; i < 6; i++)
        {
            int length = lengths[i / 2][i % 2];
            inputs.AsSpan(i * Steps * Features, length * Features).CopyTo(sequences.AsSpan(((i % 2 * 12) + done[i % 2]) * Features));
            done[i % 2] += length;
        }

        whole.Predict(sequences, expected);
        var outputs = new RecordedOutputs();
        var samples = new Dataset(inputs, Steps * Features, new float[6 * Steps * Outputs], Steps * Outputs).WithSequences(2).WithLengths(lengths.SelectMany(of => of).ToArray());

        new Trainer<CarriedShorter>(windowed, new Adam()).Evaluate(samples, outputs);

        // Metrics get the steps that there are.
        var kept = new List<float>();
        done.AsSpan().Clear();
        for (int i = 0; i < 6; i++)
        {
            int length = lengths[i / 2][i % 2], from = ((i % 2 * 12) + done[i % 2]) * Outputs;
            kept.AddRange(expected[from..(from + (length * Outputs))]);
            done[i % 2] += length;
        }

        Assert.Equal(kept, outputs.Values);
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
