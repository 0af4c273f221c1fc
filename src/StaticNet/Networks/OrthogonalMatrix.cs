using System.Numerics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// Random matrices with orthonormal rows or columns, whichever are fewer, each as likely as any other: the Q factor of a
/// matrix of normal numbers, with the signs that make the diagonal of R positive (Mezzadri 2007).
/// </summary>
internal static class OrthogonalMatrix
{
    /// <summary>Draws some outputs of a parameter as a matrix of their own.</summary>
    /// <param name="view">The parameter.</param>
    /// <param name="first">The first of the outputs.</param>
    /// <param name="outputs">How many they are.</param>
    /// <param name="random">The source.</param>
    public static void Fill(ParameterView view, int first, int outputs, ref RandomStream random)
    {
        int inputs = view.Info.Inputs;
        bool byRows = outputs <= inputs;
        int count = Math.Min(outputs, inputs), length = Math.Max(outputs, inputs);

        // Doubles, since each vector is subtracted from all that follow. They are garbage afterwards: a pool would keep an array of the next
        // power of two alive for as long as the process lives, for a matrix that is drawn once.
        double[] vectors = GC.AllocateUninitializedArray<double>(checked(count * length)); // [count, length]

        for (int output = 0; output < outputs; output++)
            for (int input = 0; input < inputs; input++)
                vectors[byRows ? (output * length) + input : (input * length) + output] = random.NextNormal();
        Orthonormalize(vectors, count, length);
        for (int output = 0; output < outputs; output++)
            for (int input = 0; input < inputs; input++)
                view[first + output, input] = (float)(view.Info.Gain * vectors[byRows ? (output * length) + input : (input * length) + output]);
    }

    /// <summary>
    /// Modified Gram-Schmidt, whose R has a positive diagonal by construction. It loses orthogonality by the matrix's condition
    /// number, about the size of the matrix for normal numbers, times the unit of double: far below a float's unit.
    /// </summary>
    private static void Orthonormalize(Span<double> vectors, int count, int length)
    {
        for (int index = 0; index < count; index++)
        {
            var vector = vectors.Slice(index * length, length);
            Scale(vector, 1 / Math.Sqrt(FixedOrder.Dot(vector, vector)));
            for (int other = index + 1; other < count; other++)
            {
                var rest = vectors.Slice(other * length, length);
                Subtract(rest, FixedOrder.Dot(vector, rest), vector);
            }
        }
    }

    private static void Scale(Span<double> vector, double factor)
    {
        for (int index = 0; index < vector.Length; index++)
            vector[index] *= factor;
    }

    /// <summary>vector −= factor · direction, each product rounded first: the same bits on every machine.</summary>
    private static void Subtract(Span<double> vector, double factor, ReadOnlySpan<double> direction)
    {
        var from = direction[..vector.Length];
        int index = 0;
        for (; index <= vector.Length - Vector<double>.Count; index += Vector<double>.Count)
            (new Vector<double>(vector[index..]) - (new Vector<double>(from[index..]) * factor)).CopyTo(vector[index..]);
        for (; index < vector.Length; index++)
            vector[index] -= factor * from[index];
    }
}
