using StaticNet.Samples.Classification;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Predict;

/// <summary>Reads images with a network whose weights were saved.</summary>
/// <param name="network">The network; it is disposed with this.</param>
internal abstract class SavedReader(LoadedClassifier network) : IDisposable
{
    /// <summary>An image file as the network knows images.</summary>
    /// <param name="path">A PNG, JPEG, BMP, PGM or PPM file of any size.</param>
    /// <param name="paper">What shows through where the image is transparent, one of <see cref="Paper.Names"/>.</param>
    /// <exception cref="UsageException">The file is missing or damaged.</exception>
    public float[] Read(string path, string paper)
    {
        try
        {
            return ReadImage(path, Paper.Of(paper));
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(exception.Message, exception);
        }
    }

    /// <summary>What the network makes of an image.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="image">What <see cref="Read"/> gave.</param>
    public Prediction Predict(string file, float[] image)
    {
        float[] probabilities = network.Predict(image);
        return Describe(file, Array.IndexOf(probabilities, probabilities.Max()), probabilities);
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();

    /// <summary>Reads an image.</summary>
    /// <param name="path">The file.</param>
    /// <param name="paper">The colour under it.</param>
    protected abstract float[] ReadImage(string path, (byte Red, byte Green, byte Blue) paper);

    /// <summary>Says what an output stands for.</summary>
    /// <param name="file">The image file.</param>
    /// <param name="label">The largest output.</param>
    /// <param name="probabilities">The probability of each.</param>
    protected abstract Prediction Describe(string file, int label, float[] probabilities);
}
