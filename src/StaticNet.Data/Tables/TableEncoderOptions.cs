namespace StaticNet.Data;

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

    /// <summary>
    /// Columns that are categories, or classes, whatever their fields are. Columns of texts are anyway; a column of numbers with some
    /// texts among them is refused unless it is named here, in <see cref="Ignored"/>, or its texts in <see cref="CsvOptions.MissingMarkers"/>.
    /// </summary>
    public IReadOnlyCollection<string> Categorical { get; init; } = [];

    /// <summary>Columns that are numbers: every other text in them is an error. Columns without other texts are anyway.</summary>
    public IReadOnlyCollection<string> Numeric { get; init; } = [];

    /// <summary>
    /// Columns of categories, or classes, in which missing markers that aren't empty are categories like others, as the country NA is.
    /// </summary>
    public IReadOnlyCollection<string> MarkersAsCategories { get; init; } = [];

    /// <summary>Columns that aren't inputs, such as identifiers.</summary>
    public IReadOnlyCollection<string> Ignored { get; init; } = [];

    /// <summary>The most categories that a column, or classes that the target may have: text with more isn't a category.</summary>
    public int MaximumCategories { get; init; } = 1000;

    /// <summary>Whether numbers are encoded as (value − centre) / spread of the training rows, by <see cref="Scale"/>; categories never are.</summary>
    public bool Standardize { get; init; } = true;

    /// <summary>What centre and spread are taken by.</summary>
    public NumberScale Scale { get; init; } = NumberScale.Standard;

    /// <summary>
    /// The largest magnitude of an encoded number, above 0: what is beyond it, an outlier, becomes it; null for any. The target isn't clipped.
    /// </summary>
    public double? Clip { get; init; }

    /// <summary>Whether the target of a regression is standardized too; <see cref="TableEncoder.DecodeTarget"/> turns outputs back.</summary>
    public bool StandardizeTarget { get; init; }

    /// <summary>Throws for options that contradict each other or are outside their limits.</summary>
    /// <exception cref="ArgumentException">They do, or are.</exception>
    internal void Check()
    {
        if (!Enum.IsDefined(Task) || !Enum.IsDefined(MissingValues) || !Enum.IsDefined(MissingTargets)
            || !Enum.IsDefined(UnknownCategories) || !Enum.IsDefined(Scale))
            throw new ArgumentException("A task, policy or scale isn't one that is known.");
        if (Clip is { } limit && !(double.IsFinite(limit) && limit > 0))
            throw new ArgumentException(FormattableString.Invariant($"{nameof(Clip)} is {limit}, but only a number above 0 can be the largest."));
        foreach (string name in Numeric)
            if (Categorical.Contains(name) || MarkersAsCategories.Contains(name))
                throw new ArgumentException($"Column {CsvText.Quote(name)} is in {nameof(Numeric)} and among the categories; name it once.");
        if (Target is not null && Ignored.Contains(Target))
            throw new ArgumentException($"Column {CsvText.Quote(Target)} is the {nameof(Target)} and {nameof(Ignored)}; it can be one of them.");
    }
}
