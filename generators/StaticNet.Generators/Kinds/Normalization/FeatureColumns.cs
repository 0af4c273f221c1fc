using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Normalization;

/// <summary>
/// Features side by side, down the rows of a batch: a vector of them has what belongs to each feature in registers. Sums run
/// in ascending order of rows, in double, so that neither the vector width nor the group shows in them.
/// </summary>
/// <param name="Lanes">The lane type.</param>
/// <param name="Vectors">The vectors of the group.</param>
/// <param name="Padded">The features in all, padded to whole panels.</param>
internal sealed record FeatureColumns(LaneType Lanes, int Vectors, int Padded)
{
    /// <summary>
    /// What training keeps of each feature, <c>[3, Padded]</c>: the mean, what its rounding to float left over, and 1/σ. With both
    /// parts of the mean a deviation is right even where it is far smaller than the mean.
    /// </summary>
    public const int Moments = 3;

    public const int Mean = 0;
    public const int MeanRest = 1;
    public const int InverseDeviation = 2;

    /// <summary>A vector of what there is one of for each feature.</summary>
    /// <param name="name">The array, a parameter of the method.</param>
    /// <param name="vector">The vector of the group.</param>
    /// <param name="kept">The row, of what training keeps.</param>
    public string At(string name, int vector, int kept = 0)
    {
        string offset = KernelText.Offset(Lanes, vector, 16);
        string constant = Literal.Of(kept * Padded);
        return KernelText.At(KernelText.AtPart(Lanes, name), kept == 0 ? offset : offset == "0" ? constant : $"{constant} + {offset}");
    }

    public string Load(string name, int vector, int kept = 0) => Lanes.Load(At(name, vector, kept));

    /// <summary>The place of a vector in the current row of a tensor.</summary>
    public string InRow(string name, int vector) => KernelText.At($"{name}Row", KernelText.Offset(Lanes, vector, 16));

    /// <summary>The deviation of a feature from its mean, in the current row of <c>x</c>.</summary>
    public string Deviation(int vector) => $"({Lanes.Load(InRow("x", vector))} - mean{vector}) - rest{vector}";

    /// <summary>Writes a line for each vector.</summary>
    public void ForEach(SourceWriter writer, Func<int, string> line)
    {
        for (int vector = 0; vector < Vectors; vector++)
            writer.Line(line(vector));
    }

    /// <summary>Writes a loop over the rows of the batch.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="tensors">The tensors, parameters of the method, with their strides.</param>
    /// <param name="body">Writes the lines of a row.</param>
    public void Rows(SourceWriter writer, IReadOnlyList<(string Name, int Stride)> tensors, Action body)
    {
        using (writer.Block())
        {
            writer.Line($"ref float {string.Join(", ", tensors.Select(tensor => $"{tensor.Name}Row = ref {KernelText.AtPart(Lanes, tensor.Name)}"))};");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                body();
                writer.Line(string.Join(" ", tensors.Select(tensor => $"{tensor.Name}Row = ref Unsafe.Add(ref {tensor.Name}Row, {Literal.Of(tensor.Stride)});")));
            }
        }
    }
}
