using StaticNet.Files;
using StaticNet.Samples.Reporting;
using StaticNet.Schedules;
using StaticNet.Text;

namespace StaticNet.Samples.Text;

/// <summary>A network that learns texts and is compiled into the program: tokens in, and an output for the next token after each of them, or after all.</summary>
/// <param name="name">What it is called on the command line.</param>
internal abstract class TextNetwork(string name)
{
    /// <summary>What it is called on the command line.</summary>
    public string Name => name;

    /// <summary>Its architecture.</summary>
    public abstract NetworkArchitecture Architecture { get; }

    /// <summary>The epochs that it is trained for unless another number is asked for.</summary>
    public required int Epochs { get; init; }

    /// <summary>The windows of a step, likewise.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The learning rate, likewise.</summary>
    public required float LearningRate { get; init; }

    /// <summary>How it changes, likewise.</summary>
    public string Schedule { get; init; } = "cosine";

    /// <summary>The tokens from a window that it learns from to the next.</summary>
    public required int Stride { get; init; }

    /// <summary>The tokens that it sees.</summary>
    public int Window => Architecture.SampleShape.TokenLength;

    /// <summary>The tokens of a window that it foretells.</summary>
    public int Labels => Architecture.SampleShape.LabelLength;

    /// <summary>How many different tokens it knows.</summary>
    public int Vocabulary => Architecture.Outputs[0].Features;

    /// <summary>Trains a new instance, shows how it goes and writes the files that are asked for.</summary>
    /// <param name="data">The text.</param>
    /// <param name="options">How.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="cancellationToken">Ends the training at its next step.</param>
    public abstract ExitCode Train(TextData data, TextOptions options, Terminal terminal, CancellationToken cancellationToken);

    /// <summary>Writes by a new instance with weights that were saved.</summary>
    /// <param name="file">The weights.</param>
    /// <param name="vocabulary">What its tokens are.</param>
    /// <exception cref="WeightsException">They are another network's.</exception>
    /// <exception cref="InvalidDataException">The file became shorter.</exception>
    public abstract SavedText Load(SafetensorsFile file, TextVocabulary vocabulary);
}
