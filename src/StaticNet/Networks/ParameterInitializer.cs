namespace StaticNet;

/// <summary>
/// Initial values of a network's parameters, as their <see cref="Initializer"/> says. Each parameter draws from its own
/// stream (<see cref="RandomStreams.Initialization"/>, its index) in row-major order of its shape, so its values depend on the
/// seed, its index, its shape and its fans, and not on how it lies in memory.
/// </summary>
public static class ParameterInitializer
{
    /// <summary>The name of the parameters that <see cref="Initializer"/>'s members call bias.</summary>
    private const string Bias = "Bias";

    /// <summary>Sets all parameters to their initial values and padding to 0.</summary>
    /// <param name="architecture">What the parameters are.</param>
    /// <param name="parameters">The flat array, of <see cref="NetworkArchitecture.ParameterArrayLength"/>.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <exception cref="ArgumentException">The array is of another length, or a parameter has no fans; nothing was written.</exception>
    public static void Initialize(NetworkArchitecture architecture, Span<float> parameters, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (parameters.Length != architecture.ParameterArrayLength)
            throw new ArgumentException(
                $"{architecture.Name} has {architecture.ParameterArrayLength} parameters with padding, but the array has {parameters.Length}.",
                nameof(parameters));
        foreach (var parameter in architecture.Parameters)
            if (parameter.FanIn < 1 || parameter.FanOut < 1)
                throw new ArgumentException(
                    $"{parameter.FullName} has fans of {parameter.FanIn} and {parameter.FanOut}; both must be at least 1.", nameof(architecture));

        parameters.Clear();
        for (int index = 0; index < architecture.Parameters.Length; index++)
        {
            var random = new RandomStream(seed, RandomStreams.Derive(RandomStreams.Initialization, index));
            Fill(architecture.Parameters[index].In(parameters), ref random);
        }
    }

    /// <summary>Sets all statistics to their initial values and padding to 0.</summary>
    /// <param name="architecture">What the statistics are.</param>
    /// <param name="statistics">The flat array, of <see cref="NetworkArchitecture.StatisticArrayLength"/>.</param>
    internal static void InitializeStatistics(NetworkArchitecture architecture, Span<float> statistics)
    {
        statistics.Clear();
        foreach (var statistic in architecture.Statistics.Where(statistic => statistic.Initializer == Initializer.Ones))
            FillOnes(statistic.In(statistics));
    }

    private static void Fill(ParameterView view, ref RandomStream random)
    {
        var info = view.Info;
        bool bias = info.Name == Bias && info.Shape.Length == 1;
        double fanIn = info.FanIn, fans = fanIn + info.FanOut;
        switch (info.Initializer)
        {
            case Initializer.Default:
                FillUniform(view, 1 / Math.Sqrt(fanIn), ref random);
                break;
            case Initializer.HeUniform when !bias:
                FillUniform(view, Math.Sqrt(6 / fanIn), ref random);
                break;
            case Initializer.HeNormal when !bias:
                FillNormal(view, Math.Sqrt(2 / fanIn), ref random);
                break;
            case Initializer.XavierUniform when !bias:
                FillUniform(view, Math.Sqrt(6 / fans), ref random);
                break;
            case Initializer.XavierNormal when !bias:
                FillNormal(view, Math.Sqrt(2 / fans), ref random);
                break;
            case Initializer.Ones:
                FillOnes(view);
                break;
            case Initializer.Orthogonal when !bias:
                OrthogonalMatrix.Fill(view, ref random);
                break;
        }
    }

    private static void FillOnes(ParameterView view)
    {
        for (int output = 0; output < view.Info.Outputs; output++)
            for (int input = 0; input < view.Info.Inputs; input++)
                view[output, input] = 1;
    }

    /// <summary>Uniform in [−bound, bound).</summary>
    private static void FillUniform(ParameterView view, double bound, ref RandomStream random)
    {
        float limit = (float)bound;
        for (int output = 0; output < view.Info.Outputs; output++)
            for (int input = 0; input < view.Info.Inputs; input++)
                view[output, input] = ((2 * random.NextSingle()) - 1) * limit;
    }

    private static void FillNormal(ParameterView view, double deviation, ref RandomStream random)
    {
        float scale = (float)deviation;
        for (int output = 0; output < view.Info.Outputs; output++)
            for (int input = 0; input < view.Info.Inputs; input++)
                view[output, input] = random.NextNormal() * scale;
    }
}
