using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StaticNet.Data;

/// <summary>
/// The map that gives each channel of images the mean 0 and the deviation 1: <c>(value − mean) / deviation</c>. It is fitted on the images to train
/// on, and saved with the model, since every other image must be mapped the same way.
/// </summary>
public sealed class ChannelNormalization
{
    private readonly float[] _means;
    private readonly float[] _deviations;

    private ChannelNormalization(ImageShape shape, float[] means, float[] deviations)
    {
        Shape = shape;
        (_means, _deviations) = (means, deviations);
    }

    /// <summary>The shape of the images.</summary>
    public ImageShape Shape { get; }

    /// <summary>The mean of each channel.</summary>
    public ImmutableArray<float> Means => [.. _means];

    /// <summary>The standard deviation of each channel, of the population: divided by the number of values; 0 if they are equal, which are mapped to 0.</summary>
    public ImmutableArray<float> Deviations => [.. _deviations];

    /// <summary>The map of some images, by two passes in their order with sums in double precision.</summary>
    /// <param name="images">The images, at least one.</param>
    /// <param name="shape">Their shape.</param>
    /// <exception cref="ArgumentException">There are no images, or they aren't of that shape.</exception>
    public static ChannelNormalization Fit(Dataset images, ImageShape shape)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(shape);
        CheckLength(images.InputLength, shape, nameof(images));
        if (images.Count == 0)
            throw new ArgumentException("There are no images to take means of.", nameof(images));
        var survey = new ChannelSurvey(images, shape);
        double[] means = survey.Means();
        double[] deviations = survey.Deviations(means);
        return new ChannelNormalization(shape, Array.ConvertAll(means, mean => (float)mean), Array.ConvertAll(deviations, deviation => (float)deviation));
    }

    /// <summary>The map of a text.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="InvalidDataException">The text is something else, or its parts don't fit together.</exception>
    public static ChannelNormalization FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var document = JsonSerializer.Deserialize(json, ChannelNormalizationJsonContext.Default.ChannelNormalizationDocument)
                ?? throw new InvalidDataException("The normalization of channels is null.");
            return Check(document, new ImageShape(document.Means.Length, document.Height, document.Width));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"The normalization of channels can't be read: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    /// <summary>The map as text, to be stored with the model.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new ChannelNormalizationDocument(Shape.Height, Shape.Width, _means, _deviations),
        ChannelNormalizationJsonContext.Default.ChannelNormalizationDocument);

    /// <summary>Maps an image in place.</summary>
    /// <param name="image">The image, <c>[Channels, Height, Width]</c>.</param>
    /// <exception cref="ArgumentException">It isn't of the shape.</exception>
    public void Apply(Span<float> image)
    {
        CheckLength(image.Length, Shape, nameof(image));
        int plane = Shape.Height * Shape.Width;
        for (int channel = 0; channel < _means.Length; channel++)
        {
            var values = image.Slice(channel * plane, plane);
            float mean = _means[channel], deviation = _deviations[channel];
            if (deviation == 0)
                values.Clear();
            else
                for (int i = 0; i < values.Length; i++)
                    values[i] = (values[i] - mean) / deviation;
        }
    }

    /// <summary>Maps an image back in place, as far as rounding allows: <c>value · deviation + mean</c>.</summary>
    /// <param name="image">The image, <c>[Channels, Height, Width]</c>.</param>
    /// <exception cref="ArgumentException">It isn't of the shape.</exception>
    public void Invert(Span<float> image)
    {
        CheckLength(image.Length, Shape, nameof(image));
        int plane = Shape.Height * Shape.Width;
        for (int channel = 0; channel < _means.Length; channel++)
            foreach (ref float value in image.Slice(channel * plane, plane))
                value = (value * _deviations[channel]) + _means[channel];
    }

    /// <summary>Throws for samples that aren't of a shape.</summary>
    internal static void CheckLength(int length, ImageShape shape, string name)
    {
        if (length != shape.Length)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A sample has {length} values; images of {shape.Channels}×{shape.Height}×{shape.Width} have {shape.Length}."),
                name);
    }

    private static ChannelNormalization Check(ChannelNormalizationDocument document, ImageShape shape)
    {
        if (document.Deviations.Length != document.Means.Length)
            throw new InvalidDataException($"The normalization has {document.Means.Length} means and {document.Deviations.Length} deviations.");
        if (!Array.TrueForAll(document.Means, float.IsFinite) || !Array.TrueForAll(document.Deviations, value => float.IsFinite(value) && value >= 0))
            throw new InvalidDataException("The normalization has numbers that aren't finite, or a negative deviation.");
        return new ChannelNormalization(shape, document.Means, document.Deviations);
    }
}
