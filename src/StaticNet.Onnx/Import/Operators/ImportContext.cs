using StaticNet.Onnx.Import.Reading;

namespace StaticNet.Onnx.Import.Operators;

/// <summary>What all nodes of a model share while it is read.</summary>
/// <param name="file">The file.</param>
/// <param name="fixedBatch">The batch's size that the file says, which chains of fixed shapes count on; null where it is open.</param>
internal sealed class ImportContext(ModelFile file, long? fixedBatch)
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly List<string> _remarks = [];

    /// <summary>The file.</summary>
    public ModelFile File => file;

    /// <summary>The batch's size that the file says.</summary>
    public long? FixedBatch => fixedBatch;

    /// <summary>Reads tensors.</summary>
    public TensorReader Tensors => field ??= new TensorReader(file, Remark);

    /// <summary>What was left out or changed, each once.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Says what was left out or changed.</summary>
    public void Remark(string remark)
    {
        if (_said.Add(remark))
            _remarks.Add(remark);
    }
}
