namespace StaticNet;

/// <summary>How a <see cref="TableEncoder"/> makes samples of a table.</summary>
public sealed record TableEncoderOptions
{
    /// <summary>The name of the target column; null to take the one at <see cref="TargetIndex"/>.</summary>
    public string? Target { get; init; }

    /// <summary>The position of the target column if it has no name; the last by default.</summary>
    public Index TargetIndex { get; init; } = ^1;

    /// <summary>What is learned; integers as classes have to be stated.</summary>
    public TableTask Task { get; init; } = TableTask.Automatic;

    /// <summary>What happens to missing fields of input columns.</summary>
    public MissingValuePolicy MissingValues { get; init; } = MissingValuePolicy.Median;

    /// <summary>What happens to rows without a target.</summary>
    public MissingTargetPolicy MissingTargets { get; init; } = MissingTargetPolicy.Reject;

    /// <summary>What happens to categories that no training row has.</summary>
    public UnknownCategoryPolicy UnknownCategories { get; init; } = UnknownCategoryPolicy.Reject;

    /// <summary>Columns whose numbers are categories. Columns whose first training value isn't a number are anyway.</summary>
    public IReadOnlyCollection<string> Categorical { get; init; } = [];

    /// <summary>Columns that aren't inputs, such as identifiers.</summary>
    public IReadOnlyCollection<string> Ignored { get; init; } = [];

    /// <summary>The most categories that a column, or classes that the target may have: text with more isn't a category.</summary>
    public int MaximumCategories { get; init; } = 1000;

    /// <summary>Whether numbers are encoded as (value − mean) / standard deviation of the training rows; categories never are.</summary>
    public bool Standardize { get; init; } = true;

    /// <summary>Whether the target of a regression is too; <see cref="TableEncoder.DecodeTarget"/> turns outputs back.</summary>
    public bool StandardizeTarget { get; init; }
}
