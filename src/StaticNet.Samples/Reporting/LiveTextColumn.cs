using Spectre.Console;
using Spectre.Console.Rendering;

namespace StaticNet.Samples.Reporting;

/// <summary>A column that shows a changing text, as much of it as the line has room for.</summary>
/// <param name="text">The text.</param>
internal sealed class LiveTextColumn(LiveText text) : ProgressColumn
{
    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Spectre.Console.Text(text.Value).Overflow(Overflow.Crop);
}
