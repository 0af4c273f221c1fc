using System.Globalization;

namespace StaticNet.Samples.Tabular;

/// <summary>A network that is compiled into the program.</summary>
internal abstract class TabularNetwork
{
    /// <summary>Its architecture.</summary>
    public abstract NetworkArchitecture Architecture { get; }

    /// <summary>What it learns.</summary>
    public TableTask Task => Architecture.TargetKind == TargetKind.Labels ? TableTask.Classification : TableTask.Regression;

    /// <summary>What it takes, in words.</summary>
    public string Description => Task == TableTask.Classification
        ? string.Create(CultureInfo.InvariantCulture, $"{Architecture.InputLength} inputs and {Architecture.OutputLength} classes ({Architecture.Name})")
        : string.Create(CultureInfo.InvariantCulture, $"{Architecture.InputLength} inputs and a value ({Architecture.Name})");

    /// <summary>Trains a new instance.</summary>
    /// <param name="data">Samples of its widths.</param>
    /// <param name="options">How.</param>
    /// <param name="watch">Shows it.</param>
    /// <param name="cancellationToken">Ends the training at its next step.</param>
    public abstract TabularOutcome Train(
        TabularData data, TabularOptions options, TabularWatch watch, CancellationToken cancellationToken);
}
