namespace StaticNet.Generators.Model;

/// <summary>Names that a network has already, whatever is declared: the one list that declarations are checked by, and that those written elsewhere keep clear of.</summary>
internal static class ReservedNames
{
    /// <summary>What an only input of whole numbers is called.</summary>
    public const string Tokens = "tokens";

    /// <summary>What the lengths of samples are called.</summary>
    public const string Lengths = "lengths";

    /// <summary>What members of networks call their own variables and parameters.</summary>
    public static readonly string[] Variables =
    [
        "inputs", "outputs", "labels", "targets", "samples", "rows", "use", "start", "batch", "row", "sampleWeights", "memory", "worker", "workers", "version", "probabilities", "loss",
    ];

    /// <summary>The members that networks have, or may once they are declared otherwise. The table of members has no other, which a test sees to.</summary>
    public static readonly string[] Members =
    [
        "AdaptiveClipping", "Architecture", "Backward", "BatchCapacity", "ComputeGradients", "CopyTrainingOutputs", "CreateReader", "Dispose", "Evaluate", "Forward", "GradientHealth", "GradientLimit", "Gradients",
        "Initialize", "InputLength", "Layers", "MaxGradientNorm", "MaxLayerGradientNorm", "OpenStream", "OutputLength", "ParameterCount", "Parameters", "Predict",
        "PredictProbabilities", "ResetState", "Statistics", "StepStream", "TrainingPosition", "Workers", "_memory",
    ];
}
