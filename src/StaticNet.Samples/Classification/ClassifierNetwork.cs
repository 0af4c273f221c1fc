using StaticNet.Files;
using StaticNet.Samples.Reporting;
using StaticNet.Samples.Training;
using StaticNet.Schedules;

namespace StaticNet.Samples.Classification;

/// <summary>A network that is compiled into the program.</summary>
/// <param name="name">What it is called on the command line.</param>
internal abstract class ClassifierNetwork(string name)
{
    /// <summary>What it is called on the command line.</summary>
    public string Name => name;

    /// <summary>The schedule that it trains best with, taken unless another is asked for; the constant rate by default.</summary>
    public string Schedule { get; init; } = ScheduleChoice.Names[0];

    /// <summary>Its architecture.</summary>
    public abstract NetworkArchitecture Architecture { get; }

    /// <summary>Trains a new instance, reports on it and writes the files that are asked for.</summary>
    /// <param name="task">What is learned.</param>
    /// <param name="options">How.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the training at its next step.</param>
    public abstract ExitCode Train(ClassifierTask task, ClassifierOptions options, Terminal terminal, CancellationToken cancellationToken);

    /// <summary>A new instance with weights that were saved.</summary>
    /// <param name="file">The weights.</param>
    /// <exception cref="WeightsException">They are another network's.</exception>
    /// <exception cref="InvalidDataException">The file became shorter.</exception>
    public abstract LoadedClassifier Load(SafetensorsFile file);
}
