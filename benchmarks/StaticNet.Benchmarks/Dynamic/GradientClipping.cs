using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.Dynamic;

/// <summary>Clipping by the global L2 norm.</summary>
internal static class GradientClipping
{
    /// <summary>Scales all gradients so that their norm is at most a limit.</summary>
    /// <param name="parameters">The parameters of a network.</param>
    /// <param name="max">The limit.</param>
    /// <returns>The norm before.</returns>
    public static float ClipNorm(List<Parameter> parameters, float max)
    {
        double squares = 0;
        foreach (var parameter in parameters)
            squares += TensorPrimitives.SumOfSquares<float>(parameter.Gradients);

        float norm = (float)Math.Sqrt(squares);
        float scale = max / (norm + 1e-6f);
        if (scale < 1)
            foreach (var parameter in parameters)
                TensorPrimitives.Multiply(parameter.Gradients, scale, parameter.Gradients);
        return norm;
    }
}
