using Spectre.Console;
using Spectre.Console.Rendering;

namespace StaticNet.Samples.Reporting;

/// <summary>The column that shows <see cref="LiveMetrics"/> beside the bar.</summary>
/// <param name="metrics">The numbers.</param>
internal sealed class LiveMetricsColumn(LiveMetrics metrics) : ProgressColumn
{
    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(metrics.Text).Overflow(Overflow.Crop);
}
