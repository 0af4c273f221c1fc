using System.Runtime.InteropServices;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <content>Copies panel by panel: what lies as it is copied at once, and whole tiles transposed, since a row's elements are a cache line apart.</content>
public readonly ref partial struct ParameterView
{
    // Whether the elements of a panel lie in row-major order: a value for each output, or a row alone.
    private bool PanelsAreRows => Info.Inputs == 1 || Info.Layout is { PanelWidth: 1, RowStride: 1, Taps: 1 };

    private bool CanTranspose => Info.Layout is { PanelWidth: PanelTranspose.Width, RowStride: PanelTranspose.Width, Taps: 1 };

    // From an output that begins a panel on.
    private int OutputsOfPanel(int first)
    {
        int group = Info.Layout.GroupOutputs > 0 ? Info.Layout.GroupOutputs : Info.Outputs;
        return Math.Min(Info.Layout.PanelWidth, group - (first % group));
    }

    private void CopyPanelTo(Span<float> destination, int first, int outputs)
    {
        var rows = destination.Slice(first * Info.Inputs, outputs * Info.Inputs);
        var panel = Panel(first, outputs);
        if (PanelsAreRows)
        {
            panel.CopyTo(rows);
            return;
        }

        // What it writes behind the last columns would be in the next row.
        int copied = CanTranspose ? Info.Inputs / PanelTranspose.Width * PanelTranspose.Width : 0;
        if (copied > 0)
            PanelTranspose.UnpackRows(ref panel[0], copied, outputs, ref rows[0], Info.Inputs);
        for (int output = 0; output < outputs; output++)
        {
            var row = rows.Slice(output * Info.Inputs, Info.Inputs);
            for (int tap = 0; tap < Info.Layout.Taps; tap++)
            {
                int place = (tap * Info.Layout.TapStride) + (copied * Info.Layout.RowStride) + output;
                for (int input = copied + tap; input < row.Length; input += Info.Layout.Taps, place += Info.Layout.RowStride)
                    row[input] = panel[place];
            }
        }
    }

    private void CopyPanelFrom(ReadOnlySpan<float> source, int first, int outputs)
    {
        var rows = source.Slice(first * Info.Inputs, outputs * Info.Inputs);
        var panel = Panel(first, outputs);
        if (PanelsAreRows)
        {
            rows.CopyTo(panel);
            return;
        }

        // It writes whole panels, so it would overwrite the padding of one with fewer outputs.
        if (CanTranspose && outputs == PanelTranspose.Width)
        {
            PanelTranspose.PackRows(ref MemoryMarshal.GetReference(rows), Info.Inputs, outputs, Info.Inputs, ref panel[0]);
            return;
        }

        for (int output = 0; output < outputs; output++)
        {
            var row = rows.Slice(output * Info.Inputs, Info.Inputs);
            for (int tap = 0; tap < Info.Layout.Taps; tap++)
            {
                int place = (tap * Info.Layout.TapStride) + output;
                for (int input = tap; input < row.Length; input += Info.Layout.Taps, place += Info.Layout.RowStride)
                    panel[place] = row[input];
            }
        }
    }

    // From its first element to its last, padding behind that not included.
    private Span<float> Panel(int first, int outputs)
    {
        int start = Info.Layout.IndexOf(first, 0);
        return _flat[start..(Info.Layout.IndexOf(first, Info.Inputs - 1) + outputs)];
    }
}
