using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Reference;

/// <summary>Generated networks and optimizers against libtorch, tensor by tensor.</summary>
public sealed class ReferenceTests
{
    /// <summary>For outputs, losses, norms and gradients of the first step, relative to the tensor's largest magnitude.</summary>
    private const double FirstStepBound = 1e-5;

    /// <summary>For what follows from weights after some steps, relative to the tensor's largest magnitude.</summary>
    private const double TrainingBound = 1e-4;

    public static TheoryData<string> Cases => [.. ReferenceCase.Names];

    public static TheoryData<string> TrainedCases => [.. ReferenceCase.TrainedNames];

    [Fact]
    public void Cases_Folder_AllHaveANetwork() =>
        Assert.Equal(ReferenceCase.Names, ReferenceTraining.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predict_ReferenceParameters_GivesLibtorchsOutputs(string name)
    {
        var reference = ReferenceCase.Load(name);
        var network = CreateNetwork(reference);
        float[] expected = reference.OfOutputs("output_eval"), outputs = new float[expected.Length];

        network.Predict(BatchOf(reference), outputs);

        AssertClose("output_eval", outputs, expected, FirstStepBound);
    }

    [Theory]
    [MemberData(nameof(TrainedCases))]
    public void ComputeGradients_ReferenceBatch_GivesLibtorchsLossNormAndGradients(string name)
    {
        var reference = ReferenceCase.Load(name);
        var network = CreateNetwork(reference);
        var parameters = ReferenceTraining.All[name].Network.Architecture.Parameters;

        var result = ComputeGradients(reference, network);

        AssertClose("loss", [result.Loss], reference["losses"].Values.AsSpan(0, 1), FirstStepBound);
        if (reference.Clip.StartsWith("norm", StringComparison.Ordinal))
            AssertClose("norm", [(float)result.Norm], reference["norms"].Values.AsSpan(0, 1), FirstStepBound);

        // Clipping by value happens as the gradient is written, so only the clipped one can be seen.
        bool clipsByValue = reference.Clip.StartsWith("value", StringComparison.Ordinal);
        for (int p = 0; p < parameters.Length; p++)
        {
            float[] gradient = parameters[p].In(network.Gradients).ToArray();
            int scale = reference.ScaleOfGradient(p);
            if (!clipsByValue)
                AssertGradient(gradient, reference.Gradients[p], reference.Gradients[scale]);
            if (reference.Clip != "none")
                AssertGradient(Array.ConvertAll(gradient, value => value * result.Scale), reference.ClippedGradients[p], reference.ClippedGradients[scale]);
        }
    }

    [Theory]
    [MemberData(nameof(TrainedCases))]
    public void Step_ReferenceOptimizer_GivesLibtorchsWeightsAfterFirstAndLastStep(string name)
    {
        var reference = ReferenceCase.Load(name);
        var network = CreateNetwork(reference);
        var optimizer = ReferenceTraining.All[name].CreateOptimizer();
        float[] losses = new float[reference.Steps];
        float[] norms = new float[reference.Steps];

        for (int step = 0; step < reference.Steps; step++)
        {
            var result = ComputeGradients(reference, network);
            (losses[step], norms[step]) = (result.Loss, (float)result.Norm);
            optimizer.LearningRate = ReferenceTraining.All[name].LearningRateAt?.Invoke(step + 1) ?? optimizer.LearningRate;
            optimizer.Step(network.Parameters, network.Gradients, result.Scale);
            if (step == 0)
                AssertParameters(reference, network, reference.ParametersAfterFirstStep);
        }

        AssertParameters(reference, network, reference.ParametersAfterLastStep);
        AssertStatistics(reference, network);
        AssertClose("losses", losses, reference["losses"], TrainingBound);
        if (reference.Clip.StartsWith("norm", StringComparison.Ordinal))
            AssertClose("norms", norms, reference["norms"], TrainingBound);
        float[] expected = reference.OfOutputs("output_final"), outputs = new float[expected.Length];
        network.Predict(BatchOf(reference), outputs);
        AssertClose("output_final", outputs, expected, TrainingBound);
    }

    private static INetwork CreateNetwork(ReferenceCase reference)
    {
        var generated = ReferenceTraining.All[reference.Name].Network;
        var network = generated.Create(seed: 1, batchCapacity: reference.Batch);
        Assert.Equal(reference.Parameters.Length, generated.Architecture.Parameters.Length);
        for (int p = 0; p < reference.Parameters.Length; p++)
        {
            Assert.Equal(reference.Parameters[p].Shape, generated.Architecture.Parameters[p].Shape);
            generated.Architecture.Parameters[p].In(network.Parameters).CopyFrom(reference.Parameters[p].Values);
        }

        Assert.Equal(reference.Statistics.Length, generated.Architecture.Statistics.Length);
        for (int s = 0; s < reference.Statistics.Length; s++)
            generated.Architecture.Statistics[s].In(network.Statistics).CopyFrom(reference.Statistics[s].Values);

        return network;
    }

    private static GradientResult ComputeGradients(ReferenceCase reference, INetwork network) =>
        network.ComputeGradients(BatchOf(reference));

    private static Batch BatchOf(ReferenceCase reference)
    {
        var architecture = ReferenceTraining.All[reference.Name].Network.Architecture;
        float[] inputs = reference.Inputs;
        return architecture.Inputs[0].Vocabulary is null
            ? new Batch(architecture.SampleShape, reference.Batch, inputs, [], reference.Targets) { Lengths = reference.Lengths }
            : new Batch(architecture.SampleShape, reference.Batch, [], Array.ConvertAll(inputs, token => (int)token), reference.Targets) { Lengths = reference.Lengths };
    }

    private static void AssertParameters(ReferenceCase reference, INetwork network, ReferenceTensor[] expected)
    {
        var parameters = ReferenceTraining.All[reference.Name].Network.Architecture.Parameters;
        for (int p = 0; p < parameters.Length; p++)
        {
            double[] actual = Widen(parameters[p].In(network.Parameters).ToArray());
            double[] wanted = Widen(expected[p].Values);
            double bound = TrainingBound * TensorComparison.LargestMagnitude(wanted);
            double[] allowances = Array.ConvertAll(FirstStepSensitivities(reference, p), sensitivity => bound + sensitivity);
            TensorComparison.AssertWithin(expected[p].Name, actual, wanted, allowances);
        }
    }

    private static void AssertStatistics(ReferenceCase reference, INetwork network)
    {
        var statistics = ReferenceTraining.All[reference.Name].Network.Architecture.Statistics;
        var expected = reference.StatisticsAfterLastStep;
        for (int s = 0; s < expected.Length; s++)
            AssertClose(expected[s].Name, statistics[s].In(network.Statistics).ToArray(), expected[s], TrainingBound);
    }

    private static void AssertGradient(float[] actual, ReferenceTensor expected, ReferenceTensor scale) => TensorComparison.AssertWithin(
        expected.Name, actual, Widen(expected.Values), FirstStepBound * TensorComparison.LargestMagnitude(Widen(scale.Values)));

    /// <summary>
    /// What the rounding of gradients moves each element of a parameter by in Adam's first step, which goes by
    /// <c>learningRate · g/(|g| + ε)</c>: nothing to speak of, unless g is as small as ε. Of the digits' 109,386 gradients
    /// three are (the smallest is 1e-8, in a tensor with 1e-2), and their rounding shows in those weights. A gradient
    /// of 0 is that of a dead unit, without rounding.
    /// </summary>
    private static double[] FirstStepSensitivities(ReferenceCase reference, int parameter)
    {
        const double Epsilon = 1e-8;
        const double GradientRounding = 1e-7;
        double[] gradient = Widen(reference.Gradients[parameter].Values);
        if (!reference.Optimizer.StartsWith("adam ", StringComparison.Ordinal))
            return new double[gradient.Length];

        double learningRate = ReferenceTraining.All[reference.Name].CreateOptimizer().LearningRate;
        double rounding = GradientRounding * TensorComparison.LargestMagnitude(gradient);
        return Array.ConvertAll(gradient, g => g == 0 ? 0 : learningRate * rounding * Epsilon / Math.Pow(Math.Abs(g) + Epsilon, 2));
    }

    private static double[] Widen(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static void AssertClose(string name, float[] actual, ReferenceTensor expected, double bound) =>
        AssertClose(name, actual, expected.Values, bound);

    private static void AssertClose(string name, float[] actual, ReadOnlySpan<float> expected, double bound) =>
        TensorComparison.AssertWithinPartOfLargest(name, actual, expected, bound);
}
