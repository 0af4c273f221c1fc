namespace StaticNet.CompilerServices;

/// <summary>The cosines and sines of the angles that queries and keys are turned by.</summary>
public static class RotaryAngles
{
    /// <summary>
    /// For each step t the cosines of <c>t / base^(2i / features)</c> for i below half the features, then the sines, each computed in double precision and rounded once.
    /// </summary>
    /// <param name="steps">The steps.</param>
    /// <param name="features">The features of a head, even.</param>
    /// <param name="rotaryBase">The longest wavelength over 2π.</param>
    public static float[] Create(int steps, int features, float rotaryBase)
    {
        float[] angles = new float[steps * features];
        int half = features / 2;
        for (int i = 0; i < half; i++)
        {
            double length = Math.Pow(rotaryBase, 2.0 * i / features);
            for (int step = 0; step < steps; step++)
            {
                var (sine, cosine) = Math.SinCos(step / length);
                angles[(step * features) + i] = (float)cosine;
                angles[(step * features) + half + i] = (float)sine;
            }
        }

        return angles;
    }
}
