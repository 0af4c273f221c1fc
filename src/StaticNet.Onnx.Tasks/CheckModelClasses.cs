using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace StaticNet.Onnx.Tasks;

/// <summary>Sees that each model became a class of its own: files of one name in several folders are called alike unless they say otherwise.</summary>
public sealed class CheckModelClasses : Task
{
    /// <summary>The code of models that became one class.</summary>
    private const string OneClass = "SNET1004";

    /// <summary>The models, whose <c>Code</c> is the C# file that each became.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (var models in Models.GroupBy(model => CompiledModel.ReadClass(model.GetMetadata("Code")), StringComparer.Ordinal).Where(models => models.Key is not null && models.Count() > 1))
            Log.LogError(
                subcategory: null, OneClass, helpKeyword: null, models.Last().ItemSpec, lineNumber: 0, columnNumber: 0, endLineNumber: 0, endColumnNumber: 0,
                "Several models become the class {0}: {1}. Give one of them a ClassName, or a Namespace.", models.Key, string.Join(", ", models.Select(model => model.ItemSpec)));
        return !Log.HasLoggedErrors;
    }
}
