using CsCheck;
using StaticNet.Tests.Scalar;

namespace StaticNet.Generators.Tests.Architectures;

/// <summary>A network drawn at random, with the batch to try it on.</summary>
/// <param name="Inputs">The values of a sample.</param>
/// <param name="Layers">Creates the layers, top to bottom.</param>
/// <param name="Loss">Creates the loss.</param>
/// <param name="Samples">The size of the batch.</param>
/// <param name="Seed">The seed of parameters and batch.</param>
internal sealed record RandomArchitecture(int Inputs, Func<ScalarLayer>[] Layers, Func<ScalarLoss> Loss, int Samples, int Seed)
{
    // Anything up to three panels of 16 outputs, and often just at the edges of one.
    private static readonly Gen<int> Size = Gen.OneOf(Gen.Int[1, 50], Gen.OneOf(1, 2, 15, 16, 17, 31, 32, 33, 48, 64, 65));

    private static readonly Gen<Func<ScalarLayer>> Activation = Gen.Frequency(
        (3, Gen.OneOf<Func<ScalarLayer>>(() => new ScalarRelu(), () => new ScalarTanh(), () => new ScalarSigmoid())),
        (7, Gen.OneOf<Func<ScalarLayer>>(
            () => new ScalarRelu6(), () => new ScalarSelu(), () => new ScalarGelu(), () => new ScalarGelu(approximate: true),
            () => new ScalarSilu(), () => new ScalarMish(), () => new ScalarSoftsign(), () => new ScalarHardSwish(),
            () => new ScalarHardSigmoid(), () => new ScalarSoftmax())),
        (1, Gen.Int[0, 20].Select<int, Func<ScalarLayer>>(slope => () => new ScalarLeakyRelu(slope / 20f))),
        (1, Gen.Int[0, 20].Select<int, Func<ScalarLayer>>(alpha => () => new ScalarElu(alpha / 10f))),
        (1, Gen.Select(Gen.Int[1, 30], Gen.OneOf(20f, 1f, 0f), Func<ScalarLayer> (beta, threshold) =>
            () => new ScalarSoftplus(beta / 10f, threshold))));

    // Of two or three features little but rounding is left once mean and deviation are taken out of the gradient.
    private static readonly Gen<Func<ScalarLayer>[]> Normalized = Gen.Select(
        Dense(Gen.OneOf(Gen.Int[8, 50], Gen.OneOf(15, 16, 17, 31, 32, 33, 64, 65, 130))),
        Gen.Frequency(
            (3, Gen.Select(Gen.Bool, Gen.Bool, Func<ScalarLayer> (affine, bias) => () => new ScalarLayerNorm(1e-3f, affine, bias))),
            (2, Gen.Bool.Select<bool, Func<ScalarLayer>>(affine => () => new ScalarRmsNorm(affine: affine)))),
        Gen.Bool,
        Activation.Array[0, 1],
        Func<ScalarLayer>[] (dense, norm, first, activations) => first ? [dense, norm, .. activations] : [dense, .. activations, norm]);

    private static readonly Gen<Func<ScalarLayer>[]> Normalization = Gen.Frequency<Func<ScalarLayer>[]>(
        (3, Gen.Const(Array.Empty<Func<ScalarLayer>>())),
        (1, Gen.Select(Gen.Bool, Gen.OneOf(0f, 0.1f, 1f), Gen.OneOf(1e-5f, 0.01f), Func<ScalarLayer>[] (affine, momentum, epsilon) =>
            [() => new ScalarBatchNorm(momentum, epsilon, affine)])));

    private static readonly Gen<Func<ScalarLayer>[]> Plain = Gen.Select(
        Dense(Size), Normalization, Activation.Array[0, 2], Normalization,
        Func<ScalarLayer>[] (dense, before, activations, after) => [dense, .. before, .. activations, .. after]);

    private static readonly Gen<Func<ScalarLayer>[]> Block = Gen.Frequency((4, Plain), (1, Normalized));

    private static readonly Gen<(Func<ScalarLayer>[] Layers, Func<ScalarLoss> Loss)> Classifier =
        // With a single class the loss is zero whatever the network does.
        Gen.Int[2, 35].SelectMany(classes => Gen.Select(
            Dense(Gen.Const(classes)), Entropy(classes), (Func<ScalarLayer>[], Func<ScalarLoss>) (dense, loss) => ([dense], loss)));

    private static readonly Gen<Func<ScalarLoss>> OfValues = Gen.Frequency(
        (3, Gen.Const<Func<ScalarLoss>>(() => new ScalarMeanSquaredError())),
        (1, Gen.Const<Func<ScalarLoss>>(() => new ScalarMeanAbsoluteError())),
        (1, Gen.Int[1, 20].Select<int, Func<ScalarLoss>>(delta => () => new ScalarHuber(delta / 10f))),
        (1, Gen.Int[1, 20].Select<int, Func<ScalarLoss>>(beta => () => new ScalarSmoothL1(beta / 10f))),
        (2, Gen.OneOf(1f, 0.3f, 4f).Select<float, Func<ScalarLoss>>(weight => () => new ScalarBinaryCrossEntropy(weight))));

    private static readonly Gen<(Func<ScalarLayer>[] Layers, Func<ScalarLoss> Loss)> Regressor =
        Gen.Select(Block, OfValues, (Func<ScalarLayer>[], Func<ScalarLoss>) (block, loss) => (block, loss));

    /// <summary>
    /// Up to seven dense layers with up to two activations and normalizations behind each, sometimes one of each at the very start.
    /// </summary>
    public static Gen<RandomArchitecture> Any { get; } = Gen.Select(
        Gen.Select(Size, Gen.Select(Normalization, Activation.Array[0, 1], Func<ScalarLayer>[] (normalization, activation) => [.. normalization, .. activation]),
            Block.Array[0, 6]),
        Gen.OneOf(Classifier, Regressor),
        Gen.Select(Gen.OneOf(Gen.Int[1, 20], Gen.OneOf(1, 2, 7, 8, 9, 16, 17)), Gen.Int[0, 1_000_000]),
        (body, end, batch) => new RandomArchitecture(
            body.Item1, [.. body.Item2, .. body.Item3.SelectMany(block => block), .. end.Layers], end.Loss, batch.Item1, batch.Item2))
        .Where(architecture => !architecture.IsConstant);

    // Softmax of one value is 1 whatever goes in, and normalization over the batch makes an exact 0 of it, which is many an activation's kink.
    private bool IsConstant
    {
        get
        {
            int features = Inputs;
            foreach (var layer in Layers.Select(create => create()))
            {
                if (layer is ScalarSoftmax && features == 1)
                    return true;
                features = layer is ScalarDense dense ? dense.Units : features;
            }

            return false;
        }
    }

    /// <summary>The scalar implementation.</summary>
    public ScalarNetwork BuildScalar() => new([Inputs], Array.ConvertAll(Layers, create => create()), Loss());

    /// <summary>The network as an annotated C# class.</summary>
    /// <param name="className">The name of the class.</param>
    public string Declare(string className) => BuildScalar().Declare(className);

    // Weights that leave a batch no weight leave no loss to compare either.
    private static Gen<Func<ScalarLoss>> Entropy(int classes) => Gen.Select(
        Gen.OneOf(0f, 0f, 0.1f, 0.35f),
        Gen.Frequency((2, Gen.Const(Array.Empty<int>())), (1, Gen.Int[1, 30].Array[classes])),
        Gen.OneOf<int?>(null, null, -100, 0),
        Func<ScalarLoss> (smoothing, weights, ignored) => () => new ScalarSoftmaxCrossEntropy(
            smoothing, weights.Length > 0 ? Array.ConvertAll(weights, weight => weight / 10f) : null, ignored));

    private static Gen<Func<ScalarLayer>> Dense(Gen<int> units) => Gen.Select(
        units, Gen.Frequency((3, true), (1, false)), Func<ScalarLayer> (size, bias) => () => new ScalarDense(size, bias));
}
