using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Data;

/// <summary>Samples from pairs of arrays: inputs, and labels or target values.</summary>
public static partial class NpyDataset
{
    /// <summary>Reads samples from two NPY files.</summary>
    /// <param name="inputsPath">The file of the inputs.</param>
    /// <param name="targetsPath">The file of the labels or target values.</param>
    /// <param name="kind">What the targets become; null for what their type says, as in <see cref="Create"/>.</param>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="DirectoryNotFoundException">A directory is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or the arrays are refused by <see cref="Create"/>.</exception>
    public static Dataset Read(string inputsPath, string targetsPath, TargetKind? kind = null) =>
        Create(NpyFile.Read(inputsPath), NpyFile.Read(targetsPath), kind);

    /// <summary>Reads samples from two arrays of an NPZ file; its other arrays don't matter.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputsName">The name of the inputs, such as <c>x_train</c>.</param>
    /// <param name="targetsName">The name of the labels or target values, such as <c>y_train</c>.</param>
    /// <param name="kind">What the targets become; null for what their type says, as in <see cref="Create"/>.</param>
    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or lacks an array, or the arrays are refused by <see cref="Create"/>.
    /// </exception>
    public static Dataset Read(string path, string inputsName, string targetsName, TargetKind? kind = null)
    {
        var file = NpzFile.Read(path);
        return Create(file[inputsName], file[targetsName], kind);
    }

    /// <summary>
    /// Samples of two arrays. Inputs of unsigned bytes are read as <c>byte / 255f</c>, others as they are. Unless told otherwise, integer or
    /// boolean targets of one number a sample, <c>[samples]</c> or <c>[samples, 1]</c>, are class labels, and others target values.
    /// </summary>
    /// <param name="inputs"><c>[samples, …]</c>, at least one sample of at least one number, finite.</param>
    /// <param name="targets"><c>[samples, …]</c>, labels 0 or more, values finite.</param>
    /// <param name="kind">
    /// What the targets become: with <see cref="TargetKind.Labels"/> also reals that are whole numbers, such as 0.0, 2.0, 1.0; with
    /// <see cref="TargetKind.Values"/> also integers, such as 0 and 1 for binary cross-entropy. Null, the default, for what their type says.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    /// <exception cref="InvalidDataException">The arrays are something else; the message names the file, the sample and the value.</exception>
    public static Dataset Create(NpyArray inputs, NpyArray targets, TargetKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        CheckKind(kind);
        int inputLength = SampleLength(inputs);
        int targetLength = SampleLength(targets);
        if (inputs.Shape[0] != targets.Shape[0])
            throw inputs.Error($"has {inputs.Shape[0]} samples, but {targets.Source} has {targets.Shape[0]} targets.");

        bool areLabels = targetLength == 1 && !NpyElementTypes.IsReal(targets.ElementType);
        if ((kind ?? (areLabels ? TargetKind.Labels : TargetKind.Values)) == TargetKind.Values)
            return new Dataset(Inputs(inputs, inputLength), inputLength, Finite(targets, targets.ToSingles(), targetLength), targetLength);
        int[] labels = Labels(targets, targetLength);
        return inputs.ElementType == NpyElementType.Unsigned8
            ? Dataset.FromBytes(inputs.Bytes, inputLength, labels)
            : new Dataset(Inputs(inputs, inputLength), inputLength, labels);
    }

    private static int[] Labels(NpyArray targets, int targetLength)
    {
        if (targetLength > 1)
            throw targets.Error($"has {targetLength} numbers a sample ({targets}); a label is one. Of rows of 0 and 1, take the index of the 1.");
        if (!NpyElementTypes.IsReal(targets.ElementType))
        {
            int[] integers = targets.ToInt32s();
            int negative = Array.FindIndex(integers, label => label < 0);
            return negative < 0 ? integers : throw targets.Error($"label {negative} is {integers[negative]}; labels are 0 or more.");
        }

        double[] reals = targets.ToDoubles();
        int[] labels = new int[reals.Length];
        int bad = WholeNumbers.Convert(reals, labels);
        return bad < 0
            ? labels
            : throw targets.Error($"label {bad} is {reals[bad]}; labels are whole numbers in [0, {int.MaxValue}]. Without TargetKind.Labels reals are target values.");
    }

    private static int SampleLength(NpyArray array)
    {
        if (array.Shape.IsEmpty || array.Count == 0)
            throw array.Error($"has no samples ({array}).");
        return array.Count / array.Shape[0];
    }

    private static float[] Inputs(NpyArray array, int sampleLength)
    {
        float[] values = array.ToSingles();
        if (array.ElementType == NpyElementType.Unsigned8)
            UnitScale.Convert(array.Bytes.Span, values);
        return Finite(array, values, sampleLength);
    }

    private static float[] Finite(NpyArray array, float[] values, int sampleLength)
    {
        int index = FiniteCheck.IndexOfNonFinite(values);
        if (index >= 0)
            throw array.Error($"sample {index / sampleLength} has {values[index]} at position {index % sampleLength}; every value must be finite.");
        return values;
    }
}
