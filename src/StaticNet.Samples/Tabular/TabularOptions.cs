using StaticNet.Data;

namespace StaticNet.Samples.Tabular;

/// <summary>What the user asked for, within its limits.</summary>
internal sealed record TabularOptions
{
    /// <summary>The CSV file to learn from.</summary>
    public required string DataFile { get; init; }

    /// <summary>The column to learn: its name; or <c>columnN</c>, its position from 1, in a file without a header.</summary>
    public required string Target { get; init; }

    /// <summary>What is learned; chosen by the target's fields if it is automatic.</summary>
    public required TableTask Task { get; init; }

    /// <summary>The CSV file to test on; null to hold back a part of the other.</summary>
    public required string? TestFile { get; init; }

    /// <summary>The part to hold back, in (0, 1).</summary>
    public required float TestFraction { get; init; }

    /// <summary>How the files are written.</summary>
    public required CsvOptions Csv { get; init; }

    /// <summary>What to make of their columns; target and task aside.</summary>
    public required TableEncoderOptions Columns { get; init; }

    /// <summary>The number of epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>The samples of a step; null to take few where there are few rows.</summary>
    public required int? BatchSize { get; init; }

    /// <summary>The learning rate that the cosine begins at.</summary>
    public required float LearningRate { get; init; }

    /// <summary>Decides the rows held back, the initial weights and the order of the samples.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The HTML file of the report; null for none.</summary>
    public required string? ReportFile { get; init; }

    /// <summary>The safetensors file of weights and encoding; null for none.</summary>
    public required string? SaveFile { get; init; }

    /// <summary>Whether standard output gets a JSON object and nothing else.</summary>
    public required bool Json { get; init; }

    /// <summary>The samples of a step: what the user asked for, or as many as leave an epoch of few rows some steps.</summary>
    /// <param name="rows">The rows to learn from.</param>
    public int BatchSizeFor(int rows)
    {
        const int FewRows = 1000;
        return BatchSize ?? (rows < FewRows ? 16 : 64);
    }
}
