using System.Globalization;
using System.Text;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Declaration;

/// <summary>Writes a class with its attributes.</summary>
internal sealed class SourceWriter
{
    /// <summary>Letters of a line, as long as it has several attributes.</summary>
    private const int LineLength = 120;

    private readonly StringBuilder _text = new();
    private readonly List<string> _line = [];

    /// <summary>A line of source.</summary>
    public void Line(string text) => _text.Append(text).Append('\n');

    /// <summary>Adds an attribute to the line, or to the next one where it has no room.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="begins">Whether it begins a line.</param>
    public void Attribute(string name, IEnumerable<string> arguments, bool begins)
    {
        string list = string.Join(", ", arguments), attribute = list.Length == 0 ? name : $"{name}({list})";
        if (begins || _line.Sum(part => part.Length + 2) + attribute.Length > LineLength)
            EndLine();
        _line.Add(attribute);
    }

    /// <summary>A line of a comment before the next attribute.</summary>
    public void Comment(string text)
    {
        EndLine();
        Line($"// {text}");
    }

    /// <summary>Ends the line of attributes.</summary>
    public void EndLine()
    {
        if (_line.Count > 0)
            Line($"[{string.Join(", ", _line)}]");
        _line.Clear();
    }

    /// <summary>A text as C# has it.</summary>
    public static string Quote(string text) => $"\"{text}\"";

    /// <summary>Sizes as arguments.</summary>
    public static IEnumerable<string> Sizes(Term term) => term.Shape.Select(size => size.ToString(CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();
}
