using StaticNet.Data;
using StaticNet.Samples.Classification;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Predict;

/// <summary>Reads images with a network whose weights were saved.</summary>
/// <param name="network">The network; it is disposed with this.</param>
internal abstract class SavedReader(LoadedClassifier network) : IDisposable
{
    /// <summary>The size and the channels of the network's images.</summary>
    protected abstract ImageOptions Images { get; }

    /// <summary>An image file as the network knows images.</summary>
    /// <param name="path">A PNG, JPEG, BMP, PGM or PPM file of any size.</param>
    /// <param name="paper">What shows through where the image is transparent, one of <see cref="Paper.Names"/>.</param>
    /// <param name="isAsItIs">Whether it is only stretched to the network's size.</param>
    /// <exception cref="UsageException">The file is missing or damaged.</exception>
    public PreparedImage Read(string path, string paper, bool isAsItIs)
    {
        var options = Images with { Paper = Paper.Of(paper) };
        try
        {
            var image = isAsItIs ? new PreparedImage(ImageFile.Read(path, options), []) : Prepare(ImageFile.ReadPixels(path, options));
            return image with { Inputs = Normalize(image.Inputs) };
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
    public Prediction Predict(string file, PreparedImage image)
    {
        float[] probabilities = network.Predict(image.Inputs);
        return Describe(file, Array.IndexOf(probabilities, probabilities.Max()), probabilities) with
        {
            Changes = image.Changes.IsEmpty ? null : [.. image.Changes],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();

    /// <summary>Makes an image what those to learn from are.</summary>
    /// <param name="image">The image.</param>
    protected abstract PreparedImage Prepare(ImagePixels image);

    /// <summary>Makes values in [0, 1] what the network's inputs are.</summary>
    /// <param name="image">The values; they may be changed.</param>
    protected abstract float[] Normalize(float[] image);

    /// <summary>Says what an output stands for.</summary>
    /// <param name="file">The image file.</param>
    /// <param name="label">The largest output.</param>
    /// <param name="probabilities">The probability of each.</param>
    protected abstract Prediction Describe(string file, int label, float[] probabilities);
}
