namespace StaticNet.Data;

/// <content>Samples that stay in their files.</content>
public static partial class NpyDataset
{
    /// <summary>
    /// Opens two NPY files of any length, in row-major order, whose samples are read when they are needed. They become the same numbers as in
    /// <see cref="Read(string, string, TargetKind?)"/>; what that demands of them is checked as they are read.
    /// </summary>
    /// <param name="inputsPath">The file of the inputs.</param>
    /// <param name="targetsPath">The file of the labels or target values.</param>
    /// <param name="kind">What the targets become; null for what their type says, as in <see cref="Create"/>.</param>
    /// <returns>The samples; dispose it to close the files.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="DirectoryNotFoundException">A directory is missing.</exception>
    /// <exception cref="InvalidDataException">A file isn't NPY, is in Fortran order or has another length than its header says, or the two don't belong together.</exception>
    public static FileSource Open(string inputsPath, string targetsPath, TargetKind? kind = null)
    {
        CheckKind(kind);
        return new FileSource(SampleFileOpening.OpenNpy(inputsPath), () => SampleFileOpening.OpenNpy(targetsPath), kind);
    }

    /// <summary>
    /// Opens two arrays of an NPZ file that isn't compressed (as <c>numpy.savez</c> writes it) like two NPY files. Their checksums, for which every byte would have to be
    /// read, aren't compared.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="inputsName">The name of the inputs, such as <c>x_train</c>.</param>
    /// <param name="targetsName">The name of the labels or target values, such as <c>y_train</c>.</param>
    /// <param name="kind">What the targets become; null for what their type says, as in <see cref="Create"/>.</param>
    /// <returns>The samples; dispose it to close the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// The file lacks an array, or one is compressed, in Fortran order or damaged, or the two don't belong together.
    /// </exception>
    public static FileSource Open(string path, string inputsName, string targetsName, TargetKind? kind = null)
    {
        CheckKind(kind);
        return new FileSource(SampleFileOpening.OpenNpz(path, inputsName), () => SampleFileOpening.OpenNpz(path, targetsName), kind);
    }

    private static void CheckKind(TargetKind? kind)
    {
        if (kind is not (null or TargetKind.Labels or TargetKind.Values))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, $"The kind {kind} is unknown; targets become Labels or Values.");
    }
}
