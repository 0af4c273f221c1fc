using System.Globalization;
using StaticNet.Benchmarks.Networks;

namespace StaticNet.Benchmarks.Cases;

/// <summary><c>cases --threads N --only LIST</c>: the timing cases that StaticNet's peers are measured with too.</summary>
internal static class CasesCommand
{
    private const int UsageError = 2;

    private static readonly ITimingCase[] Cases =
    [
        new NetworkCase<MlpMnist>("mlp-mnist", (capacity, workers) => new(batchCapacity: capacity, workers: workers), 1, 8, 64, 256),
        new NetworkCase<MlpTiny>("mlp-tiny", (capacity, workers) => new(batchCapacity: capacity, workers: workers), 1, 64),
        new NetworkCase<MlpWide>("mlp-wide", (capacity, workers) => new(batchCapacity: capacity, workers: workers), 64),
        new NetworkCase<Deep32>("deep-32", (capacity, workers) => new(batchCapacity: capacity, workers: workers), 1, 64),
        new NetworkCase<MlpBnDropout>("mlp-bn-dropout", (capacity, workers) => new(batchCapacity: capacity, workers: workers), 64),
        new NetworkCase<Lenet5>("lenet5", (capacity, workers) => new(batchCapacity: capacity, workers: workers), 1, 64, 256),
        new NetworkCase<ResnetSmall>("resnet-small", (capacity, workers) => new(batchCapacity: capacity, workers: workers), 1, 32),
        new NetworkCase<Lstm64>("lstm-64", (capacity, workers) => new(batchCapacity: capacity, workers: workers), 1, 32),
        new NetworkCase<GptSmall>("gpt-small", (capacity, workers) => new(batchCapacity: capacity, workers: workers), 1, 12),
        new StreamCase<StreamLstm8>("stream-lstm-8", () => new(), (network, count) => network.OpenStream(count).Step, 1, 8),
        new StreamCase<StreamLstm16>("stream-lstm-16", () => new(), (network, count) => network.OpenStream(count).Step, 1, 8),
        new StreamCase<StreamLstm32>("stream-lstm-32", () => new(), (network, count) => network.OpenStream(count).Step, 1, 8),
        new StreamCase<StreamLstm64>("stream-lstm-64", () => new(), (network, count) => network.OpenStream(count).Step, 1, 8),
        new StreamCase<StreamGru8>("stream-gru-8", () => new(), (network, count) => network.OpenStream(count).Step, 1, 8),
        new StreamCase<StreamGru16>("stream-gru-16", () => new(), (network, count) => network.OpenStream(count).Step, 1, 8),
        new StreamCase<StreamGru32>("stream-gru-32", () => new(), (network, count) => network.OpenStream(count).Step, 1, 8),
        new StreamCase<StreamGru64>("stream-gru-64", () => new(), (network, count) => network.OpenStream(count).Step, 1, 8),
        new InferenceCase<Dense8>("dense-8", (capacity, workers) => new(batchCapacity: capacity, workers: workers)),
        new InferenceCase<Dense16>("dense-16", (capacity, workers) => new(batchCapacity: capacity, workers: workers)),
        new InferenceCase<Dense32>("dense-32", (capacity, workers) => new(batchCapacity: capacity, workers: workers)),
        new InferenceCase<Dense64>("dense-64", (capacity, workers) => new(batchCapacity: capacity, workers: workers)),
    ];

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">What follows its name.</param>
    /// <returns>0, or 2 if the arguments are wrong.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        int workers = 1;
        string only = "all";
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            if (arguments[i] == "--threads" && int.TryParse(value, CultureInfo.InvariantCulture, out int threads) && threads >= 1)
                workers = threads;
            else if (arguments[i] == "--only" && value.Length > 0)
                only = value;
            else
                return Refuse($"'{arguments[i]} {value}' is not an option; there are --threads N, N at least 1, and --only all|CASE,….");
        }

        return Run(workers, only);
    }

    private static int Run(int workers, string only)
    {
        string[] names = only == "all" ? [.. Cases.Select(timing => timing.Name)] : only.Split(',');
        if (names.FirstOrDefault(name => !Cases.Any(timing => timing.Name == name)) is { } unknown)
            return Refuse($"'{unknown}' is not a case; there are {string.Join(", ", Cases.Select(timing => timing.Name))}.");

        foreach (var timing in Cases.Where(timing => names.Contains(timing.Name)))
            timing.Run(workers, Console.Out);
        return 0;
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return UsageError;
    }
}
