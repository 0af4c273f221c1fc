using System.Reflection;
using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Activations;
using StaticNet.Generators.Kinds.Attention;
using StaticNet.Generators.Kinds.Combination;
using StaticNet.Generators.Kinds.Convolution;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Embedding;
using StaticNet.Generators.Kinds.Lengths;
using StaticNet.Generators.Kinds.Losses;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Kinds.Pooling;
using StaticNet.Generators.Kinds.Positions;
using StaticNet.Generators.Kinds.Probabilities;
using StaticNet.Generators.Kinds.Recurrent;
using StaticNet.Generators.Kinds.Regularization;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Kinds.Slopes;
using StaticNet.Generators.Kinds.UnitLength;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;
using Xunit;

namespace StaticNet.Generators.Tests.Planning;

/// <summary>That a kernel's name is its own: networks that share a file by its name share the code in it.</summary>
public sealed class KernelNameTests
{
    private static readonly GradientEpilogue Epilogue = new(NormOrder.L2, Clamps: false, SumsClamped: false);
    private static readonly CrossEntropyOptions Options = new(LabelSmoothing: 0f, ClassWeights: default, IgnoreLabel: null);

    private static readonly PoolShape Pool = new(6, 28, 27, 3, 3, 2, 2, 1, 1);
    private static readonly ConvolutionShape Convolution = new(8, 20, 12, 14, 3, 5, 1, 1, 1, 2, 1, 2, 1, 1, 1);

    private static readonly KernelPlan[] Kernels =
    [
        new AttentionBackward(new AttentionShape(new AttentionSteps(5, HasLengths: false), new AttentionSteps(7, HasLengths: false), 32, 2, Causal: false), 32, 64, 16, 32, 32, 64, IsJoined: false, Drops: true),
        new AttentionForward(new AttentionShape(new AttentionSteps(5, HasLengths: true), new AttentionSteps(5, HasLengths: true), 32, 2, Causal: true), 96, 96, 16, 32, Drops: false),
        new AveragePoolBackward(Pool, 16, 16, CountsPadding: true),
        new AveragePoolForward(Pool, 16, 16, CountsPadding: true),
        new BatchNormBackward(20, 32, 32, 32, IsAffine: true, Epilogue, null, 0),
        new BatchNormForward(20, 32, 32, IsAffine: true, 0.1f, 1e-5f, null),
        new ChannelRows(ToLast: true, 20, 12, 32, 60, 4, 16),
        new ChannelRows(ToLast: false, 20, 12, 32, 1, 240, 240),
        new ChannelDropoutRows(12, 20, 32, 32),
        new CombineRows(Multiplies: false, 32),
        new ConvolutionForward(Convolution, 16, 32, new ConvolutionSums(Bias: true)),
        new ConvolutionForward(Convolution, 16, 32, new ConvolutionSums(Bias: true, null, new FoldedNormalization(20, IsAffine: true, 1e-5f))),
        new ConvolutionGather(Convolution, 32, 16, ConvolutionSums.OfGradients()),
        new ConvolutionGather(Convolution, 32, 16, new ConvolutionSums(Bias: true)),
        new ConvolutionWeightGradient(Convolution, 16, 32),
        new CopyBlocks(3, 20, 12, 32, 48, 96, 144),
        new CopyRows(20, 32),
        new DenseBiasGradient(20, 32, Epilogue),
        new DenseForward(20, 10, 32, 16, 320, Bias: true, null),
        new DenseForward(20, 10, 32, 16, 320, Bias: true, null, new FoldedNormalization(10, IsAffine: true, 1e-5f)),
        new DenseInputGradient(20, 10, 16, 32, 320, null, 0),
        new DenseWeightGradient(20, 10, 32, 16, 320, Epilogue, RowBlocks: false),
        new DotForward(20, 1, 32, 16, Bias: true, null),
        new DotInputGradient(20, 1, 16, 32, null, 0),
        new DotWeightGradient(20, 1, 32, 16, Epilogue),
        new DropoutRows(20, 32),
        new ElementwiseBackward(new TanhFunction(), 32),
        new ElementwiseForward(new TanhFunction(), 32),
        new ElementwiseLossKernel(new HuberFunction("Huber", 1f), 20, 32, 32, 32),
        new ElementwiseLossKernel(new BinaryCrossEntropyFunction(1f), 20, 32, 32, 32),
        new EmbeddingForward(20, 32, 48),
        new EmbeddingGradient(30, 20, 32, 48, 3, KeepsRows: true, Epilogue),
        new PanelEmbeddingForward(20, 320, 48),
        new PanelEmbeddingGradient(30, 20, 320, 48, 3),
        new FindUsedRows(30, 3),
        new FewClassesCrossEntropyKernel(10, 16, 16, Options),
        new MaxPoolBackward(Pool, 16, 16, 16, 16, null),
        new MaxPoolForward(Pool, 16, 16),
        new NormalizeForward(32, 32, new FoldedNormalization(20, IsAffine: true, 1e-5f), null),
        new EncodingForward(6, 20, 10_000f, 32, 32, IsStep: false),
        new EncodingForward(6, 20, 10_000f, 32, 32, IsStep: true),
        new EncodingForward(6, 20, 100f, 32, 32, IsStep: false),
        new KeptRow(6, 20, 64, 32),
        new KeptRow(6, 20, 60, 32),
        new PositionForward(6, 20, 32, 32, 32, IsStep: false),
        new PositionForward(6, 20, 32, 32, 32, IsStep: true),
        new PositionGradient(6, 20, 32, 32, Epilogue),
        new PReluRows(new SlopeRows(SlopeMode.Row, 4, 12, 20, 32), 32, 0),
        new PReluRows(new SlopeRows(SlopeMode.Feature, 20, 1, 20, 32), 32, 32),
        new PulledStatesKernel(7, 20, 32, 16, 4f),
        new RectifiedDropoutGradient(new ReluFunction(), 32),
        new RecurrentBackward(new RecurrentShape(new RnnCell(new TanhFunction()), 20, 7, IsReversed: false, MakesAll: true, HasLengths: false), new RecurrentStrides(32, 32, 32, 0), 320, 32, Ends: false, new NormPullRows(32, 16), new StateSizes(16)),
        new RecurrentForward(new RecurrentShape(new LstmCell(), 20, 7, IsReversed: false, MakesAll: true, HasLengths: false), new RecurrentStrides(128, 32, 32, 64), 320, null, 32),
        new RecurrentForward(new RecurrentShape(new LstmCell(), 20, 7, IsReversed: false, MakesAll: true, HasLengths: false), new RecurrentStrides(128, 32, 32, 64), 320, 64, 64, 64),
        new RecurrentStep(new RecurrentShape(new LstmCell(), 20, 1, IsReversed: false, MakesAll: true, HasLengths: false), new RecurrentStrides(128, 32, 32, 64), 320),
        new ReshapeRows(20, 32, 4, 5, 16),
        new Rotation(6, 20, 2, 10_000f, IsBack: false, 64, 64),
        new Rotation(6, 20, 2, 10_000f, IsBack: false, 64, 64, IsStep: true),
        new RowNormForward(new RowNorm(Centers: true, 20, 32), 1e-5f, 32, Scale: true, Shift: true, null),
        new RowNormInputGradient(new RowNorm(Centers: true, 20, 32), 32, 32, Scale: true, null, 0),
        new RowNormScaleGradient(new RowNorm(Centers: true, 20, 32), 32, Epilogue),
        new SampleInputGradient(20, 10, 16, 32, 320),
        new ScaleRows(0.3f, 32),
        new ShiftRows(5, 20, 20, 32),
        new SlopeGradient(new SlopeRows(SlopeMode.Shared, 1, 1, 20, 32), 32, Epilogue),
        new SoftmaxBackward(20, 32),
        new SoftmaxCrossEntropyKernel(20, 32, 32, Options),
        new SoftmaxForward(20, 32),
        new StepPoolBackward(IsMax: true, 6, 20, 32, 32, 32, 32, HasLengths: true),
        new StepPoolForward(IsMax: false, 6, 20, 32, 32, HasLengths: true),
        new StepRows(6, 20, 32, 32),
        new SumContributions(2, 3, 320, Epilogue),
        new UnitNormForward(20, 32, 32, 1e-12f),
        new UnitNormGradient(20, 32, 32, 32),
        new WeighRows(20, 32),
    ];

    public static TheoryData<string> Kinds => [.. Kernels.Select(kernel => kernel.FullName)];

    [Fact]
    public void Kernels_EveryKind_IsTested() => Assert.Equal(
        typeof(KernelPlan).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(KernelPlan)) && !type.IsAbstract).Select(type => type.Name).Order(),
        Kernels.Select(kernel => kernel.GetType().Name).Distinct().Order());

    /// <summary>Changes each of a kernel's properties, and those of what it consists of, one at a time.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void FullName_AnyPropertyChanged_IsAnother(string name)
    {
        var kernel = Kernels.Single(kernel => kernel.FullName == name);
        var others = Variations(kernel).Cast<KernelPlan>().ToList();

        Assert.NotEmpty(others);
        foreach (var other in others)
            Assert.True(other.FullName != name, $"{name} names both {kernel} and {other}.");
        Assert.Equal(others.Distinct().Count(), others.Select(other => other.FullName).Distinct().Count());
    }

    [Fact]
    public void FullName_NumbersSideBySide_StayApart()
    {
        KernelPlan[] kernels =
        [
            new ElementwiseForward(new Relu6Function(), 400), new ElementwiseForward(new ReluFunction(), 6400),
            new ElementwiseForward(new LeakyReluFunction(0.15f), 16), new ElementwiseForward(new LeakyReluFunction(0.1f), 516),
            new ElementwiseForward(new SoftplusFunction(1f, 23f), 16), new ElementwiseForward(new SoftplusFunction(12f, 3f), 16),
            new ElementwiseLossKernel(new AbsoluteError("SmoothL1AtZero"), 3, 16, 16, 16), new ElementwiseLossKernel(new HuberFunction("SmoothL1", 1f), 3, 16, 16, 16),
        ];

        Assert.Equal(kernels.Length, kernels.Select(kernel => kernel.FullName).Distinct().Count());
    }

    // Copies of a record that differ in one property each.
    private static IEnumerable<object> Variations(object record)
    {
        var constructor = record.GetType().GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(constructor => constructor.GetParameters() is not [{ } only] || only.ParameterType != record.GetType());
        var parameters = constructor.GetParameters();
        object?[] values = [.. parameters.Select(parameter => record.GetType().GetProperty(parameter.Name!)!.GetValue(record))];
        for (int index = 0; index < parameters.Length; index++)
            foreach (object? other in Others(parameters[index].ParameterType, values[index]))
                yield return constructor.Invoke([.. values[..index], other, .. values[(index + 1)..]]);
    }

    private static IEnumerable<object?> Others(Type type, object? value) => value switch
    {
        bool flag => [!flag],
        int number => [number + 16, number + 32],
        float number => [number + 0.25f, number * 2f + 0.5f],
        string => [],
        SlopeMode => [],
        NormOrder order => Enum.GetValues<NormOrder>().Where(other => other != order).Cast<object?>(),
        EquatableArray<float> => [new EquatableArray<float>(1f, 2f), new EquatableArray<float>(2f, 1f), new EquatableArray<float>(12f)],
        null when type == typeof(int?) => [-100, 100],
        null when type == typeof(ElementwiseFunction) => [new ReluFunction(), new TanhFunction(), new LeakyReluFunction(0.2f), new LeakyReluFunction(0.02f)],
        null when type == typeof(FoldedNormalization) => [new FoldedNormalization(10, IsAffine: true, 1e-5f), new FoldedNormalization(10, IsAffine: false, 1e-5f)],
        ElementwiseFunction => [new Relu6Function(), new SoftplusFunction(2f, 20f), new SoftplusFunction(2f, 2f)],
        _ => Variations(value!),
    };
}
