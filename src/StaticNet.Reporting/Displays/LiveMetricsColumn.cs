using Spectre.Console;
using Spectre.Console.Rendering;

namespace StaticNet.Reporting;

/// <summary>The column that shows <see cref="LiveMetrics"/> beside the bars.</summary>
/// <param name="text">The text of a bar.</param>
internal sealed class LiveMetricsColumn(Func<ProgressTask, string> text) : ProgressColumn
{
    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Spectre.Console.Text(text(task)).Overflow(Overflow.Crop);
}
