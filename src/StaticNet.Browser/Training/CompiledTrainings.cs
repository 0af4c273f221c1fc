using StaticNet.Browser.Networks;
using StaticNet.Laboratory.Gradients;
using StaticNet.Optimizers;

namespace StaticNet.Browser.Training;

/// <summary>The networks that are compiled into the page. Another is a class in the folder <c>Networks</c>, and a line here.</summary>
internal static class CompiledTrainings
{
    /// <summary>A training of a network with its first weights.</summary>
    /// <param name="choice">Which one.</param>
    /// <param name="sets">The digits.</param>
    /// <exception cref="ArgumentException">There is no such network or optimizer.</exception>
    public static DigitTraining Create(TrainingChoice choice, DigitSets sets) => (choice.Network, choice.Activation) switch
    {
        ("digits", "relu") => Of(new DigitsRelu(choice.Seed), choice, sets),
        ("digits", "tanh") => Of(new DigitsTanh(choice.Seed), choice, sets),
        ("digits", "sigmoid") => Of(new DigitsSigmoid(choice.Seed), choice, sets),
        ("deep", "relu") => Of(new DeepRelu(choice.Seed), choice, sets),
        ("deep", "tanh") => Of(new DeepTanh(choice.Seed), choice, sets),
        ("deep", "sigmoid") => Of(new DeepSigmoid(choice.Seed), choice, sets),
        _ => throw new ArgumentException($"There is no network {choice.Network} with {choice.Activation}.", nameof(choice)),
    };

    private static NetworkTraining<TNetwork> Of<TNetwork>(TNetwork network, TrainingChoice choice, DigitSets sets)
        where TNetwork : class, IDigitNetwork
    {
        StartGain.Apply(network, choice.Start switch
        {
            "small" => SpecimenStart.Small,
            "large" => SpecimenStart.Large,
            _ => SpecimenStart.Good,
        });
        Optimizer optimizer = choice.Optimizer == "sgd" ? new Sgd(choice.LearningRate) : new Adam(choice.LearningRate);
        return new NetworkTraining<TNetwork>(network, optimizer, sets);
    }
}
