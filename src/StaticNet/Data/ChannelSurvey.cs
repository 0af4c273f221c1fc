namespace StaticNet.Data;

/// <summary>Means and deviations of the channels of images, in their order, with sums in double precision.</summary>
/// <param name="images">The images.</param>
/// <param name="shape">Their shape.</param>
internal sealed class ChannelSurvey(Dataset images, ImageShape shape)
{
    private readonly double _count = (double)images.Count * shape.Height * shape.Width;

    /// <summary>The mean of each channel.</summary>
    public double[] Means() => Averages((value, _) => value);

    /// <summary>The standard deviation of each channel, exactly 0 where all values are equal.</summary>
    /// <param name="means">Their means.</param>
    public double[] Deviations(double[] means)
    {
        float[] first = images.GetInput(0);
        int plane = shape.Height * shape.Width;

        // Rounding would leave equal values a tiny deviation, which is then blown up.
        double[] others = Averages((value, channel) => value == first[channel * plane] ? 0 : 1);
        double[] squares = Averages((value, channel) => (value - means[channel]) * (value - means[channel]));
        return [.. squares.Select((square, channel) => others[channel] == 0 ? 0 : Math.Sqrt(square))];
    }

    // The mean over all images and places of a function of values and their channels.
    private double[] Averages(Func<float, int, double> function)
    {
        int plane = shape.Height * shape.Width;
        double[] sums = new double[shape.Channels];
        float[] image = new float[shape.Length];
        for (int sample = 0; sample < images.Count; sample++)
        {
            images.CopyInputs([sample], image);
            for (int i = 0; i < image.Length; i++)
                sums[i / plane] += function(image[i], i / plane);
        }

        return Array.ConvertAll(sums, sum => sum / _count);
    }
}
