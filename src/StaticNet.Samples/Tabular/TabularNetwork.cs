using System.Globalization;
using StaticNet.Data;

namespace StaticNet.Samples.Tabular;

/// <summary>A network that is compiled into the program.</summary>
internal abstract class TabularNetwork
{
    /// <summary>Its architecture.</summary>
    public abstract NetworkArchitecture Architecture { get; }

    /// <summary>Whether it is made for its very numbers of inputs and classes.</summary>
    public abstract bool IsExact { get; }

    /// <summary>What it learns.</summary>
    public TableTask Task => Architecture.TargetKind == TargetKind.Labels ? TableTask.Classification : TableTask.Regression;

    /// <summary>What it takes, in words.</summary>
    public string Description => Task == TableTask.Classification
        ? string.Create(CultureInfo.InvariantCulture, $"{UpTo}{Architecture.InputLength} inputs and {UpTo}{Architecture.OutputLength} classes ({Architecture.Name})")
        : string.Create(CultureInfo.InvariantCulture, $"{UpTo}{Architecture.InputLength} inputs and a value ({Architecture.Name})");

    private string UpTo => IsExact ? "" : "up to ";

    /// <summary>Whether a table fits.</summary>
    /// <param name="encoder">What makes samples of it.</param>
    public bool Takes(TableEncoder encoder)
    {
        if (encoder.TargetKind != Architecture.TargetKind)
            return false;
        int outputs = encoder.TargetKind == TargetKind.Labels ? encoder.Classes.Length : 1;
        return IsExact
            ? encoder.InputLength == Architecture.InputLength && outputs == Architecture.OutputLength
            : encoder.InputLength <= Architecture.InputLength && outputs <= Architecture.OutputLength;
    }

    /// <summary>What is left unused of it, in words; empty if nothing is.</summary>
    /// <param name="encoder">What makes the samples.</param>
    public string DescribePadding(TableEncoder encoder)
    {
        int inputs = Architecture.InputLength - encoder.InputLength;
        int classes = encoder.TargetKind == TargetKind.Labels ? Architecture.OutputLength - encoder.Classes.Length : 0;
        string unused = (inputs, classes) switch
        {
            (0, 0) => "",
            (_, 0) => $"{inputs} of its {Architecture.InputLength} inputs are",
            (0, _) => $"{classes} of its {Architecture.OutputLength} classes are",
            _ => $"{inputs} of its {Architecture.InputLength} inputs and {classes} of its {Architecture.OutputLength} classes are",
        };
        return unused.Length == 0 ? "" : $"{unused} always 0: it is the smallest network compiled in that the table fits into";
    }

    /// <summary>Trains a new instance.</summary>
    /// <param name="data">Samples of its widths.</param>
    /// <param name="options">How.</param>
    /// <param name="watch">Shows it.</param>
    /// <param name="cancellationToken">Ends the training at its next step.</param>
    public abstract TabularOutcome Train(
        TabularData data, TabularOptions options, TabularWatch watch, CancellationToken cancellationToken);
}
