using StaticNet.Data;
using StaticNet.Samples.Digits;

namespace StaticNet.Samples.Contrast;

/// <summary>Teaches an encoder which images are alike, by views of images whose labels it never sees.</summary>
internal sealed class ContrastLearning : IDisposable
{
    private const int Images = 64; // of a step
    private const float LearningRate = 1e-3f;
    private const double Temperature = 0.2;
    private const ulong ViewStream = 1;

    private readonly Dataset _images;
    private readonly Augmentation _augmentation = DigitsAugmentation.Create(strength: 1);
    private readonly ContrastiveLoss _loss = new(Temperature, DigitEncoder.OutputLength);
    private readonly Adam _optimizer = new(LearningRate);
    private readonly int[] _order;
    private readonly float[] _views = new float[2 * Images * DigitEncoder.InputLength];
    private readonly float[] _embeddings = new float[2 * Images * DigitEncoder.OutputLength];
    private readonly float[] _gradients = new float[2 * Images * DigitEncoder.OutputLength];
    private readonly float[] _scratch;
    private RandomStream _random;
    private int _next;

    /// <summary>Begins with an encoder that knows nothing.</summary>
    /// <param name="images">What it learns from; labels aren't looked at.</param>
    /// <param name="seed">Decides its weights and the views.</param>
    public ContrastLearning(Dataset images, ulong seed)
    {
        _images = images;
        _order = [.. Enumerable.Range(0, images.Count)];
        _scratch = new float[_augmentation.GetScratchLength(DigitEncoder.InputLength)];
        _random = new RandomStream(seed, ViewStream);
        _next = images.Count;
        Encoder = new DigitEncoder(seed, batchCapacity: 2 * Images);
    }

    /// <summary>The encoder.</summary>
    public DigitEncoder Encoder { get; }

    /// <summary>Makes a step.</summary>
    /// <returns>The loss before it.</returns>
    public float Step()
    {
        if (_next + Images > _order.Length)
        {
            _random.Shuffle(_order);
            _next = 0;
        }

        for (int image = 0; image < Images; image++, _next++)
        {
            View(_order[_next], image);
            View(_order[_next], Images + image);
        }

        Encoder.Forward(_views, _embeddings);
        float loss = _loss.Compute(_embeddings, _gradients);
        _optimizer.Step(Encoder, Encoder.Backward(_gradients, loss));
        return loss;
    }

    /// <summary>The part of test images whose nearest neighbour among known ones has their label.</summary>
    /// <param name="known">Images with labels.</param>
    /// <param name="test">Images whose labels are guessed.</param>
    public double NeighbourAccuracy(Dataset known, Dataset test)
    {
        float[] neighbours = Embed(known), queries = Embed(test);
        int right = 0;
        for (int i = 0; i < test.Count; i++)
        {
            int nearest = 0;
            double nearestDot = double.NegativeInfinity;
            for (int j = 0; j < known.Count; j++)
            {
                double dot = 0;
                for (int c = 0; c < DigitEncoder.OutputLength; c++)
                    dot += (double)queries[(i * DigitEncoder.OutputLength) + c] * neighbours[(j * DigitEncoder.OutputLength) + c];
                if (dot > nearestDot)
                    (nearest, nearestDot) = (j, dot);
            }

            right += known.GetLabel(nearest) == test.GetLabel(i) ? 1 : 0;
        }

        return (double)right / test.Count;
    }

    /// <summary>Ends the encoder.</summary>
    public void Dispose() => Encoder.Dispose();

    private float[] Embed(Dataset images)
    {
        float[] inputs = new float[images.Count * DigitEncoder.InputLength], embeddings = new float[images.Count * DigitEncoder.OutputLength];
        for (int image = 0; image < images.Count; image++)
            images.GetInput(image).CopyTo(inputs.AsSpan(image * DigitEncoder.InputLength));
        Encoder.Predict(inputs, embeddings);
        return embeddings;
    }

    private void View(int image, int place)
    {
        var view = _views.AsSpan(place * DigitEncoder.InputLength, DigitEncoder.InputLength);
        _images.GetInput(image).CopyTo(view);
        _augmentation.Apply(view, _scratch, ref _random);
    }
}
