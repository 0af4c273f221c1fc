namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>The largest magnitude of a matrix' eigenvalues.</summary>
internal static class SpectralRadius
{
    // The 2³⁰th power: a norm's constant factor no longer shows in its 2³⁰th root.
    private const int Squarings = 30;

    /// <summary>
    /// Gelfand's formula, <c>ρ(A) = lim ‖Aᵏ‖^(1/k)</c>, by repeated squaring: pairs of complex eigenvalues, on which power iteration turns for ever, are
    /// no different.
    /// </summary>
    /// <param name="matrix">A, <c>[size, size]</c>, finite.</param>
    /// <param name="size">Its rows.</param>
    /// <returns>ρ; 0 of a nilpotent matrix.</returns>
    public static double Of(ReadOnlySpan<float> matrix, int size)
    {
        double[] power = new double[size * size];
        for (int i = 0; i < power.Length; i++)
            power[i] = matrix[i];

        // log‖Aᵏ‖/k is the sum of what each squaring takes out, each over the power that it was taken out of.
        double logarithm = 0, exponent = 1;
        for (int squaring = 0; squaring <= Squarings; squaring++, exponent *= 2)
        {
            double norm = Math.Sqrt(power.Sum(value => value * value));
            if (norm == 0)
                return 0;
            logarithm += Math.Log(norm) / exponent;
            power = Square(Array.ConvertAll(power, value => value / norm), size);
        }

        return Math.Exp(logarithm);
    }

    private static double[] Square(double[] matrix, int size)
    {
        double[] square = new double[matrix.Length];
        for (int row = 0; row < size; row++)
            for (int inner = 0; inner < size; inner++)
            {
                double factor = matrix[(row * size) + inner];
                for (int column = 0; factor != 0 && column < size; column++)
                    square[(row * size) + column] += factor * matrix[(inner * size) + column];
            }

        return square;
    }
}
