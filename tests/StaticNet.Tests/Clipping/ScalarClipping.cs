namespace StaticNet.Tests.Clipping;

/// <summary>Clipping as it is defined, tensor by tensor in double: the clipped gradients and the norm of all before.</summary>
internal static class ScalarClipping
{
    public static double L1(IEnumerable<double> values) => values.Sum(Math.Abs);

    public static double L2(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));

    public static double Max(IEnumerable<double> values) => values.Max(Math.Abs);

    public static double[][] ByNorm(ScalarTensor[] tensors, double max, Func<IEnumerable<double>, double> norm)
    {
        double factor = Factor(norm(tensors.SelectMany(tensor => tensor.Gradient)), max);
        return [.. tensors.Select(tensor => Multiply(tensor.Gradient, factor))];
    }

    public static double[][] ByLayer(ScalarTensor[] tensors, double max) =>
        [.. tensors.Select(tensor => Multiply(
            tensor.Gradient,
            Factor(L2(tensors.Where(other => other.Info.Layer == tensor.Info.Layer).SelectMany(other => other.Gradient)), max)))];

    public static double[][] ByUnit(ScalarTensor[] tensors, double limit, string? excluded) =>
        [.. tensors.Select(tensor => tensor.Info.Layer == excluded ? tensor.Gradient : ByUnit(tensor, limit))];

    private static double[] ByUnit(ScalarTensor tensor, double limit)
    {
        int length = tensor.Info.Shape.Length == 1 ? tensor.Gradient.Length : tensor.Info.Inputs;
        return [.. tensor.Gradient.Chunk(length).Zip(tensor.Weights.Chunk(length)).SelectMany(unit => ByUnit(unit.First, unit.Second, limit))];
    }

    private static double[] ByUnit(double[] gradient, double[] weights, double limit)
    {
        double norm = L2(gradient), most = limit * Math.Max(L2(weights), 1e-3);
        return norm < most ? gradient : Multiply(gradient, most / Math.Max(norm, 1e-6));
    }

    private static double Factor(double norm, double max) => Math.Min(1, max / (norm + 1e-6));

    private static double[] Multiply(double[] values, double factor) => Array.ConvertAll(values, value => value * factor);
}
