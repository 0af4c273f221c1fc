namespace StaticNet.CompilerServices;

/// <summary>The rows of sines and cosines that tell steps apart.</summary>
public static class PositionalRows
{
    /// <summary>
    /// <c>sin(t / wavelength^(2i / features))</c> at feature 2i of step t and the cosine of the same at 2i + 1, each computed in double precision and rounded once;
    /// 0 behind the features of a row.
    /// </summary>
    /// <param name="steps">The rows.</param>
    /// <param name="features">The features of a row.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="wavelength">The longest wavelength over 2π.</param>
    public static float[] Create(int steps, int features, int stride, float wavelength)
    {
        float[] rows = new float[steps * stride];
        for (int feature = 0; feature < features; feature++)
        {
            double length = Math.Pow(wavelength, (double)(feature / 2 * 2) / features);
            for (int step = 0; step < steps; step++)
                rows[(step * stride) + feature] = (float)(feature % 2 == 0 ? Math.Sin(step / length) : Math.Cos(step / length));
        }

        return rows;
    }
}
