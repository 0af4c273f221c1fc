namespace StaticNet.Browser.Training;

/// <summary>A training that is made piece by piece, so that between two of them a page is listened to.</summary>
internal abstract class DigitTraining : IDisposable
{
    /// <summary>The digits of a batch.</summary>
    protected const int BatchSize = 64;

    /// <summary>
    /// The numbers that tell of a step: its number, its epoch, the loss of its batch, the norm of its gradients before clipping, and 1 where it ends its epoch.
    /// </summary>
    public const int StepNumbers = 5;

    /// <summary>The numbers that tell of a layer: gradient norm, update ratio, shares of dead and of saturated units, verdict.</summary>
    public const int LayerNumbers = 5;

    /// <summary>The network's layers and sizes.</summary>
    public abstract NetworkArchitecture Architecture { get; }

    /// <summary>The learning rate of the next step.</summary>
    public abstract float LearningRate { get; set; }

    /// <summary>Clips gradients from the next step on.</summary>
    /// <param name="clipping">By what: <c>none</c>, <c>norm</c> or <c>value</c>.</param>
    /// <param name="limit">To how much.</param>
    public abstract void Clip(string clipping, float limit);

    /// <summary>Trains until a time is over or an epoch ends, at least a step.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The steps, <see cref="StepNumbers"/> each.</returns>
    public abstract double[] Train(TimeSpan time);

    /// <summary>How the layers were after the last step, <see cref="LayerNumbers"/> each.</summary>
    public abstract double[] Measure();

    /// <summary>The part of the test digits that the network tells right.</summary>
    public abstract double Test();

    /// <summary>What the network takes an image for: a probability for each digit.</summary>
    /// <param name="image"><c>[28, 28]</c>, 0 for paper and 1 for ink.</param>
    public abstract float[] Read(float[] image);

    /// <summary>The weights as a safetensors file.</summary>
    public abstract byte[] Save();

    /// <summary>Sets the weights to those of a file.</summary>
    /// <param name="file">Safetensors.</param>
    /// <exception cref="InvalidDataException">It isn't such a file.</exception>
    /// <exception cref="WeightsException">It is another network's.</exception>
    public abstract void Load(byte[] file);

    /// <summary>The hash of the weights.</summary>
    public abstract string Hash { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
