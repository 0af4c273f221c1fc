using System.Diagnostics;
using System.Globalization;
using StaticNet.Tests.Reference;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Files;

/// <summary>Weights to and from PyTorch itself; asked for by <c>-explicit only</c>, since it takes a Python with torch and numpy.</summary>
public sealed class PyTorchTests
{
    private const double Bound = 1e-5;

    [Fact(Explicit = true)]
    public void StateDict_OfLeNet_GoesBothWays()
    {
        using var network = new ReferenceLeNet(seed: 7, batchCapacity: 8);
        AssertGoesBothWays(network, "lenet", StateDictNames.LeNet, null);
    }

    [Fact(Explicit = true)]
    public void StateDict_OfAResidualNetwork_GoesBothWays()
    {
        using var network = new StateDictResidual(seed: 7, batchCapacity: 8);
        AssertGoesBothWays(network, "residual", StateDictNames.Residual, StateDictNames.Residual);
    }

    // PyTorch's state dict and outputs first; then other weights, which it computes outputs of.
    private static void AssertGoesBothWays<TNetwork>(
        TNetwork network, string name, IReadOnlyDictionary<string, string> modules, IReadOnlyDictionary<string, string>? namesToFind)
        where TNetwork : class, INetwork
    {
        using var directory = new TemporaryDirectory();
        string state = directory.PathOf("state.safetensors"), samples = directory.PathOf("samples.safetensors");
        float[] own = network.Parameters.ToArray();
        Ask("make", name, state, samples);

        network.LoadWeights(state, new WeightsOptions { Names = namesToFind is null ? null : StateDictNames.Of<TNetwork>(namesToFind) });

        using (var file = SafetensorsFile.Open(samples))
        {
            float[] inputs = file.ReadSingles("inputs"), outputs = file.ReadSingles("outputs");
            float[] actual = new float[outputs.Length];
            network.Predict(inputs, actual);
            TensorComparison.AssertWithinPartOfLargest("outputs", actual, outputs, Bound);

            own.CopyTo(network.Parameters);
            network.Predict(inputs, actual);
            var writer = new SafetensorsWriter();
            writer.Add("inputs", file["inputs"].Shape.AsSpan(), inputs);
            writer.Add("outputs", file["outputs"].Shape.AsSpan(), actual);
            writer.Save(directory.PathOf("own.safetensors"));
        }

        network.SaveWeights(state, names: StateDictNames.Of<TNetwork>(modules));
        double difference = double.Parse(Ask("run", name, state, directory.PathOf("own.safetensors")), CultureInfo.InvariantCulture);
        Assert.InRange(difference, 0, Bound);
    }

    private static string Ask(params string[] arguments)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Files", "state_dicts.py");
        using var python = Process.Start(new ProcessStartInfo("python3", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = python.StandardError.ReadToEndAsync();
        string output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, errors.Result);
        return output;
    }
}
