namespace StaticNet.Tests.Scalar;

/// <summary>An output of a scalar network with its loss.</summary>
/// <param name="Node">The index of the value.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Name">Its name; null where a network has one output.</param>
/// <param name="Weight">What the loss is multiplied by.</param>
internal sealed record ScalarOutput(int Node, ScalarLoss Loss, int[] Shape, string? Name = null, float Weight = 1f)
{
    /// <summary>The values for one sample.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>The target elements of one sample.</summary>
    public int TargetLength => Loss.TakesLabels ? Length / Shape[^1] : Length;

    /// <summary>The loss as an attribute.</summary>
    public string Declaration
    {
        get
        {
            string options = string.Join(", ", new[] { Name is null ? "" : $"Name = \"{Name}\"", Weight == 1f ? "" : FormattableString.Invariant($"Weight = {Weight}f") }
                .Where(option => option.Length > 0));
            string declaration = Loss.Declaration;
            return options.Length == 0 ? declaration : declaration.EndsWith(')') ? $"{declaration[..^1]}, {options})" : $"{declaration}({options})";
        }
    }

    /// <summary>The weighted mean loss.</summary>
    /// <param name="outputs"><c>[batch][outputs]</c></param>
    /// <param name="targets"><c>[batch][target elements]</c></param>
    public double Value(double[][] outputs, double[][] targets) => Weight * Loss.Value(Rows(outputs), TargetRows(targets));

    /// <summary>Its gradient.</summary>
    /// <param name="outputs"><c>[batch][outputs]</c></param>
    /// <param name="targets"><c>[batch][target elements]</c></param>
    public double[][] Gradient(double[][] outputs, double[][] targets) =>
    [
        .. Loss.Gradient(Rows(outputs), TargetRows(targets)).Chunk(Loss.TakesLabels ? TargetLength : 1)
            .Select(sample => sample.SelectMany(row => row).Select(value => Weight * value).ToArray()),
    ];

    /// <summary>Whether a batch weighs nothing in the loss.</summary>
    /// <param name="targets"><c>[batch][target elements]</c></param>
    public bool WeighsNothing(double[][] targets) => Loss.WeighsNothing(TargetRows(targets));

    /// <summary>How far the outputs are from where a derivative jumps.</summary>
    /// <param name="outputs"><c>[batch][outputs]</c></param>
    /// <param name="targets"><c>[batch][target elements]</c></param>
    public double KinkDistance(double[][] outputs, double[][] targets) => Loss.KinkDistance(Rows(outputs), TargetRows(targets));

    /// <summary>Draws the targets of a sample.</summary>
    public double[] DrawTarget(Random random) => Loss.TakesLabels
        ? [.. Enumerable.Range(0, TargetLength).SelectMany(_ => Loss.DrawTarget(Shape[^1], random))]
        : Loss.DrawTarget(Length, random);

    // Labels are one a row, and each row has a loss.
    private double[][] Rows(double[][] outputs) => Loss.TakesLabels ? ScalarLayerNode.Rows(outputs, Shape[^1]) : outputs;

    private double[][] TargetRows(double[][] targets) => Loss.TakesLabels ? ScalarLayerNode.Rows(targets, 1) : targets;
}
