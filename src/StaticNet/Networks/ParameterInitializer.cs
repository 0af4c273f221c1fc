namespace StaticNet;

/// <summary>
/// Initial values of a network's parameters, as their <see cref="Initializer"/> says. Each parameter draws from its own
/// stream (<see cref="RandomStreams.Initialization"/>, its index) in row-major order of its shape, so its values depend on the
/// seed, its index, its shape and its fans, and not on how it lies in memory.
/// </summary>
public static class ParameterInitializer
{
    /// <summary>Sets all parameters to their initial values and padding to 0.</summary>
    /// <param name="architecture">What the parameters are.</param>
    /// <param name="parameters">The flat array, of <see cref="NetworkArchitecture.ParameterArrayLength"/>.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <exception cref="ArgumentException">The array is of another length, or a parameter has no fans, no finite gain, no whole blocks or an initializer that the
    /// generator should have resolved; nothing was written.</exception>
    public static void Initialize(NetworkArchitecture architecture, Span<float> parameters, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (parameters.Length != architecture.ParameterArrayLength)
            throw new ArgumentException(
                $"{architecture.Name} has {architecture.ParameterArrayLength} parameters with padding, but the array has {parameters.Length}.",
                nameof(parameters));
        foreach (var parameter in architecture.Parameters)
            Check(parameter, nameof(architecture));

        parameters.Clear();
        for (int index = 0; index < architecture.Parameters.Length; index++)
        {
            var random = new RandomStream(seed, RandomStreams.Derive(RandomStreams.Initialization, index));
            var view = architecture.Parameters[index].In(parameters);
            Fill(view, ref random);

            // Drawn all the same, so that other rows don't depend on it.
            if (view.Info.PaddingRow is { } row)
                for (int input = 0; input < view.Info.Inputs; input++)
                    view[row, input] = 0;
        }
    }

    /// <summary>Sets all statistics to their initial values and padding to 0.</summary>
    /// <param name="architecture">What the statistics are.</param>
    /// <param name="statistics">The flat array, of <see cref="NetworkArchitecture.StatisticArrayLength"/>.</param>
    internal static void InitializeStatistics(NetworkArchitecture architecture, Span<float> statistics)
    {
        statistics.Clear();
        foreach (var statistic in architecture.Statistics.Where(statistic => statistic.Initializer == Initializer.Ones))
            Fill(statistic.In(statistics), 1f);
    }

    private static void Check(ParameterInfo parameter, string name)
    {
        if (parameter.FanIn < 1 || parameter.FanOut < 1)
            throw new ArgumentException(
                $"{parameter.FullName} has fans of {parameter.FanIn} and {parameter.FanOut}; both must be at least 1.", name);
        if (parameter.Blocks < 1 || parameter.Outputs % parameter.Blocks != 0 || parameter.BlockOfOnes is { } block && (block < 0 || block >= parameter.Blocks))
            throw new ArgumentException(
                $"{parameter.FullName} has {parameter.Outputs} outputs in {parameter.Blocks} blocks, of which {parameter.BlockOfOnes} starts at 1; blocks must be equal, and that one of them.", name);
        if (!float.IsFinite(parameter.Gain))
            throw new ArgumentException($"{parameter.FullName} has a gain of {parameter.Gain}; it must be finite.", name);
        if (parameter.Initializer == Initializer.Auto)
            throw new ArgumentException(
                $"{parameter.FullName} has the initializer {parameter.Initializer}; a parameter names the one that it stands for.", name);
    }

    private static void Fill(ParameterView view, ref RandomStream random)
    {
        var info = view.Info;
        if (info.Kind == ParameterKind.Bias && info.Initializer != Initializer.PyTorch)
        {
            if (info.BlockOfOnes is { } block)
                for (int output = block * (info.Outputs / info.Blocks); output < (block + 1) * (info.Outputs / info.Blocks); output++)
                    view[output, 0] = 1f;
            return;
        }

        double fanIn = info.FanIn, fans = fanIn + info.FanOut;
        switch (info.Initializer)
        {
            case Initializer.PyTorch:
                FillUniform(view, 1 / Math.Sqrt(fanIn), ref random);
                break;
            case Initializer.HeUniform:
                FillUniform(view, info.Gain * Math.Sqrt(6 / fanIn), ref random);
                break;
            case Initializer.HeNormal:
                FillNormal(view, info.Gain * Math.Sqrt(2 / fanIn), ref random);
                break;
            case Initializer.LeCunUniform:
                FillUniform(view, info.Gain * Math.Sqrt(3 / fanIn), ref random);
                break;
            case Initializer.LeCunNormal:
                FillNormal(view, info.Gain * Math.Sqrt(1 / fanIn), ref random);
                break;
            case Initializer.XavierUniform:
                FillUniform(view, info.Gain * Math.Sqrt(6 / fans), ref random);
                break;
            case Initializer.XavierNormal:
                FillNormal(view, info.Gain * Math.Sqrt(2 / fans), ref random);
                break;
            case Initializer.Orthogonal:
                for (int block = 0; block < info.Blocks; block++)
                    OrthogonalMatrix.Fill(view, block * (info.Outputs / info.Blocks), info.Outputs / info.Blocks, ref random);
                break;
            case Initializer.Normal:
                FillNormal(view, info.Gain, ref random);
                break;
            case Initializer.Identity:
                for (int output = 0; output < info.Outputs; output++)
                    if (output % (info.Outputs / info.Blocks) < info.Inputs)
                        view[output, output % (info.Outputs / info.Blocks)] = info.Gain;
                break;
            case Initializer.Ones:
                Fill(view, 1f);
                break;
            case Initializer.Constant:
                Fill(view, info.Gain);
                break;
        }
    }

    private static void Fill(ParameterView view, float value)
    {
        for (int output = 0; output < view.Info.Outputs; output++)
            for (int input = 0; input < view.Info.Inputs; input++)
                view[output, input] = value;
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
