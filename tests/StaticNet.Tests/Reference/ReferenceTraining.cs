using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Reference;

/// <summary>A reference case with the generated network and the optimizer that are to reproduce it.</summary>
/// <param name="Network">The network's class.</param>
/// <param name="CreateOptimizer">Creates the optimizer with the case's settings.</param>
/// <param name="LearningRateAt">The learning rate of each step, from 1, if it isn't the same for all.</param>
internal sealed record ReferenceTraining(GeneratedNetwork Network, Func<Optimizer> CreateOptimizer, Func<int, float>? LearningRateAt = null)
{
    /// <summary>Every case by the name of its file.</summary>
    public static readonly Dictionary<string, ReferenceTraining> All = new()
    {
        ["activation-relu"] = Of<ReferenceRelu>((s, b) => new ReferenceRelu(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-leakyrelu"] = Of<ReferenceLeakyRelu>((s, b) => new ReferenceLeakyRelu(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-tanh"] = Of<ReferenceTanh>((s, b) => new ReferenceTanh(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-sigmoid"] = Of<ReferenceSigmoid>((s, b) => new ReferenceSigmoid(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-elu"] = Of<ReferenceElu>((s, b) => new ReferenceElu(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-gelu"] = Of<ReferenceGelu>((s, b) => new ReferenceGelu(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-hardsigmoid"] = Of<ReferenceHardSigmoid>((s, b) => new ReferenceHardSigmoid(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-hardswish"] = Of<ReferenceHardSwish>((s, b) => new ReferenceHardSwish(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-mish"] = Of<ReferenceMish>((s, b) => new ReferenceMish(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-relu6"] = Of<ReferenceRelu6>((s, b) => new ReferenceRelu6(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-selu"] = Of<ReferenceSelu>((s, b) => new ReferenceSelu(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-silu"] = Of<ReferenceSilu>((s, b) => new ReferenceSilu(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-softplus"] = Of<ReferenceSoftplus>((s, b) => new ReferenceSoftplus(s, b), () => new Sgd(learningRate: 0.1f)),
        ["activation-softsign"] = Of<ReferenceSoftsign>((s, b) => new ReferenceSoftsign(s, b), () => new Sgd(learningRate: 0.1f)),

        ["loss-cross-entropy"] = Of<ReferenceCrossEntropy>(
            (s, b) => new ReferenceCrossEntropy(s, b), () => new Sgd(learningRate: 0.05f)),
        ["loss-cross-entropy-smoothing"] = Of<ReferenceCrossEntropySmoothing>(
            (s, b) => new ReferenceCrossEntropySmoothing(s, b), () => new Sgd(learningRate: 0.05f)),
        ["loss-mse"] = Of<ReferenceMeanSquaredError>(
            (s, b) => new ReferenceMeanSquaredError(s, b), () => new Sgd(learningRate: 0.05f)),
        ["loss-l1"] = Of<ReferenceMeanAbsoluteError>(
            (s, b) => new ReferenceMeanAbsoluteError(s, b), () => new Sgd(learningRate: 0.05f)),
        ["loss-huber"] = Of<ReferenceHuber>(
            (s, b) => new ReferenceHuber(s, b), () => new Sgd(learningRate: 0.05f)),
        ["loss-smooth-l1"] = Of<ReferenceSmoothL1>(
            (s, b) => new ReferenceSmoothL1(s, b), () => new Sgd(learningRate: 0.05f)),
        ["loss-bce-with-logits"] = Of<ReferenceBinaryCrossEntropy>(
            (s, b) => new ReferenceBinaryCrossEntropy(s, b), () => new Sgd(learningRate: 0.05f)),

        ["optimizer-sgd"] = Of(() => new Sgd(learningRate: 0.1f)),
        ["optimizer-sgd-decay"] = Of(() => new Sgd(learningRate: 0.1f, weightDecay: 0.01f)),
        ["optimizer-momentum"] = Of(() => new Sgd(learningRate: 0.05f, momentum: 0.9f)),
        ["optimizer-momentum-dampening"] = Of(() => new Sgd(learningRate: 0.05f, momentum: 0.9f, dampening: 0.1f)),
        ["optimizer-nesterov"] = Of(() => new Sgd(learningRate: 0.05f, momentum: 0.9f, nesterov: true)),
        ["optimizer-adam"] = Of(() => new Adam(learningRate: 0.01f)),
        ["optimizer-adam-l2"] = Of(() => new Adam(learningRate: 0.01f, weightDecay: 0.1f)),
        ["optimizer-adam-amsgrad"] = Of(() => new Adam(learningRate: 0.01f, amsGrad: true)),

        ["optimizer-adamw"] = Of(() => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["optimizer-nadam"] = Of(() => new NAdam(learningRate: 0.01f)),

        // TorchSharp 0.107 multiplies rectified steps, those from 6 on, by the learning rate twice; PyTorch doesn't.
        ["optimizer-radam"] = Of(() => new RAdam(learningRate: 0.01f), step => step < 6 ? 0.01f : 0.01f * 0.01f),
        ["optimizer-adamax"] = Of(() => new Adamax(learningRate: 0.01f)),
        ["optimizer-rmsprop"] = Of(() => new RmsProp(learningRate: 0.01f)),
        ["optimizer-rmsprop-centered"] = Of(() => new RmsProp(learningRate: 0.01f, momentum: 0.9f, centered: true)),
        ["optimizer-adagrad"] = Of(() => new Adagrad(learningRate: 0.1f)),
        ["optimizer-adadelta"] = Of(() => new Adadelta()),

        ["clip-l1-norm"] = Of<ReferenceClipL1Norm>((s, b) => new ReferenceClipL1Norm(s, b), () => new Sgd(learningRate: 0.5f)),
        ["clip-max-norm"] = Of<ReferenceClipMaxNorm>((s, b) => new ReferenceClipMaxNorm(s, b), () => new Sgd(learningRate: 0.5f)),
        ["clip-norm"] = Of<ReferenceClipNorm>((s, b) => new ReferenceClipNorm(s, b), () => new Sgd(learningRate: 0.5f)),
        ["clip-norm-inactive"] = Of<ReferenceClipNormInactive>(
            (s, b) => new ReferenceClipNormInactive(s, b), () => new Sgd(learningRate: 0.5f)),
        ["clip-value"] = Of<ReferenceClipValue>((s, b) => new ReferenceClipValue(s, b), () => new Sgd(learningRate: 0.5f)),

        ["batchnorm-mlp"] = Of<ReferenceBatchNorm>((s, b) => new ReferenceBatchNorm(s, b), () => new Sgd(learningRate: 0.1f)),

        ["layernorm-mlp"] = Of<ReferenceLayerNorm>(
            (s, b) => new ReferenceLayerNorm(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.01f)),

        ["dense-sequence"] = Of<ReferenceDenseSequence>((s, b) => new ReferenceDenseSequence(s, b), () => new Adam(learningRate: 0.01f)),
        ["layernorm-sequence"] = Of<ReferenceLayerNormSequence>(
            (s, b) => new ReferenceLayerNormSequence(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["rmsnorm-sequence"] = Of<ReferenceRmsNormSequence>(
            (s, b) => new ReferenceRmsNormSequence(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["two-inputs"] = Of<ReferenceTwoInputs>((s, b) => new ReferenceTwoInputs(s, b), () => new RmsProp(learningRate: 0.002f, momentum: 0.9f)),
        ["two-outputs"] = Of<ReferenceTwoOutputs>((s, b) => new ReferenceTwoOutputs(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),

        ["conv2d-padded"] = Of<ReferenceConvPadded>((s, b) => new ReferenceConvPadded(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["conv2d-stride"] = Of<ReferenceConvStride>((s, b) => new ReferenceConvStride(s, b), () => new RmsProp(learningRate: 0.002f, momentum: 0.9f)),
        ["conv2d-dilation"] = Of<ReferenceConvDilation>((s, b) => new ReferenceConvDilation(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["conv2d-groups"] = Of<ReferenceConvGroups>((s, b) => new ReferenceConvGroups(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["conv2d-depthwise"] = Of<ReferenceConvDepthwise>((s, b) => new ReferenceConvDepthwise(s, b), () => new Adam(learningRate: 0.01f)),
        ["conv2d-pointwise"] = Of<ReferenceConvPointwise>((s, b) => new ReferenceConvPointwise(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["conv2d-rectangular"] = Of<ReferenceConvRectangular>((s, b) => new ReferenceConvRectangular(s, b), () => new RmsProp(learningRate: 0.002f, momentum: 0.9f)),
        ["conv2d-same"] = Of<ReferenceConvSame>((s, b) => new ReferenceConvSame(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["conv2d-valid"] = Of<ReferenceConvValid>((s, b) => new ReferenceConvValid(s, b), () => new Adam(learningRate: 0.01f)),
        ["conv1d-stride"] = Of<ReferenceSignalStride>((s, b) => new ReferenceSignalStride(s, b), () => new Adam(learningRate: 0.01f)),
        ["conv1d-causal"] = Of<ReferenceSignalCausal>((s, b) => new ReferenceSignalCausal(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["conv-transpose1d"] = Of<ReferenceSignalTranspose>((s, b) => new ReferenceSignalTranspose(s, b), () => new RmsProp(learningRate: 0.002f, momentum: 0.9f)),
        ["conv-transpose2d"] = Of<ReferenceConvTranspose>((s, b) => new ReferenceConvTranspose(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["batchnorm2d"] = Of<ReferenceImageNorm>((s, b) => new ReferenceImageNorm(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["batchnorm1d-channels"] = Of<ReferenceSignalNorm>((s, b) => new ReferenceSignalNorm(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["prelu"] = Of<ReferencePRelu>((s, b) => new ReferencePRelu(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["concat"] = Of<ReferenceConcat>((s, b) => new ReferenceConcat(s, b), () => new Adam(learningRate: 0.01f)),

        ["maxpool2d-ties"] = Of<ReferenceMaxPoolTies>((s, b) => new ReferenceMaxPoolTies(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["avgpool2d"] = Of<ReferenceAvgPool>((s, b) => new ReferenceAvgPool(s, b), () => new Adam(learningRate: 0.01f)),
        ["avgpool2d-exclude-pad"] = Of<ReferenceAvgPoolInside>((s, b) => new ReferenceAvgPoolInside(s, b), () => new RmsProp(learningRate: 0.002f, momentum: 0.9f)),
        ["pool1d"] = Of<ReferenceSignalPool>((s, b) => new ReferenceSignalPool(s, b), () => new RmsProp(learningRate: 0.002f, momentum: 0.9f)),
        ["global-avgpool"] = Of<ReferenceGlobalAvgPool>((s, b) => new ReferenceGlobalAvgPool(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["lenet-small"] = Of<ReferenceLeNetSmall>((s, b) => new ReferenceLeNetSmall(s, b), () => new Adam(learningRate: 0.01f)),
        ["lenet5"] = Of<ReferenceLeNet>((s, b) => new ReferenceLeNet(s, b), () => new Adam(learningRate: 0.001f)),
        ["conv-stride-bn"] = Of<ReferenceConvNormPool>((s, b) => new ReferenceConvNormPool(s, b), () => new Sgd(learningRate: 0.05f, momentum: 0.9f)),
        ["residual"] = Of<ReferenceResidual>((s, b) => new ReferenceResidual(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),

        ["rnn-tanh"] = Of<ReferenceRnnTanh>((s, b) => new ReferenceRnnTanh(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["rnn-relu"] = Of<ReferenceRnnRelu>((s, b) => new ReferenceRnnRelu(s, b), () => new Adam(learningRate: 0.01f)),
        ["lstm"] = Of<ReferenceLstm>((s, b) => new ReferenceLstm(s, b), () => new Adam(learningRate: 0.01f)),
        ["embedding-lstm"] = Of<ReferenceEmbeddingLstm>((s, b) => new ReferenceEmbeddingLstm(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["gru"] = Of<ReferenceGru>((s, b) => new ReferenceGru(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["lstm-2-layers"] = Of<ReferenceLstmLayers>((s, b) => new ReferenceLstmLayers(s, b), () => new RmsProp(learningRate: 0.002f, momentum: 0.9f)),
        ["gru-2-layers"] = Of<ReferenceGruLayers>((s, b) => new ReferenceGruLayers(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["lstm-bidirectional"] = Of<ReferenceLstmBidirectional>((s, b) => new ReferenceLstmBidirectional(s, b), () => new Adam(learningRate: 0.01f)),
        ["lstm-bidirectional-last"] = Of<ReferenceLstmBidirectionalLast>(
            (s, b) => new ReferenceLstmBidirectionalLast(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["lstm-state"] = Of<ReferenceLstmState>((s, b) => new ReferenceLstmState(s, b), () => new RmsProp(learningRate: 0.002f, momentum: 0.9f)),
        ["rnn-lengths"] = Of<ReferenceRnnLengths>((s, b) => new ReferenceRnnLengths(s, b), () => new RmsProp(learningRate: 0.002f, momentum: 0.9f)),
        ["lstm-lengths"] = Of<ReferenceLstmLengths>((s, b) => new ReferenceLstmLengths(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["gru-lengths-last"] = Of<ReferenceGruLengthsLast>((s, b) => new ReferenceGruLengthsLast(s, b), () => new Adam(learningRate: 0.01f)),
        ["lstm-bidirectional-lengths"] = Of<ReferenceLstmBidirectionalLengths>(
            (s, b) => new ReferenceLstmBidirectionalLengths(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["lstm-bidirectional-lengths-last"] = Of<ReferenceLstmBidirectionalLengthsLast>(
            (s, b) => new ReferenceLstmBidirectionalLengthsLast(s, b), () => new RmsProp(learningRate: 0.002f, momentum: 0.9f)),
        ["embedding-lstm-tied"] = Of<ReferenceTiedLstm>((s, b) => new ReferenceTiedLstm(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["gru-state"] = Of<ReferenceGruState>((s, b) => new ReferenceGruState(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),

        ["attention"] = Of<ReferenceAttention>((s, b) => new ReferenceAttention(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["attention-causal"] = Of<ReferenceCausalAttention>((s, b) => new ReferenceCausalAttention(s, b), () => new Adam(learningRate: 0.01f)),
        ["attention-lengths"] = Of<ReferenceAttentionLengths>(
            (s, b) => new ReferenceAttentionLengths(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["attention-causal-lengths"] = Of<ReferenceCausalAttentionLengths>(
            (s, b) => new ReferenceCausalAttentionLengths(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),
        ["cross-attention"] = Of<ReferenceCrossAttention>((s, b) => new ReferenceCrossAttention(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["cross-attention-widths"] = Of<ReferenceCrossAttentionWidths>(
            (s, b) => new ReferenceCrossAttentionWidths(s, b), () => new Sgd(learningRate: 0.2f, momentum: 0.9f, nesterov: true)),
        ["cross-attention-without-bias"] = Of<ReferenceCrossAttentionWithoutBias>((s, b) => new ReferenceCrossAttentionWithoutBias(s, b), () => new Adam(learningRate: 0.01f)),
        ["transformer-block"] = Of<ReferenceTransformerBlock>((s, b) => new ReferenceTransformerBlock(s, b), () => new Adam(learningRate: 0.01f, epsilon: 0.001f)),
        ["gpt"] = Of<ReferenceGpt>((s, b) => new ReferenceGpt(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f, epsilon: 0.0001f)),
        ["gpt-attention-without-bias"] = Of<ReferenceGptWithoutBias>((s, b) => new ReferenceGptWithoutBias(s, b), () => new AdamW(learningRate: 0.01f, weightDecay: 0.1f)),

        // Outputs in inference alone: nothing is trained.
        ["dropout2d-inference"] = Of<ReferenceChannelDropout>((s, b) => new ReferenceChannelDropout(s, b), () => new Sgd(learningRate: 0.1f)),

        ["mlp-mnist-adam-clip"] = Of<ReferenceDigits>((s, b) => new ReferenceDigits(s, b), () => new Adam(learningRate: 0.001f)),
    };

    private static ReferenceTraining Of<TNetwork>(NetworkFactory create, Func<Optimizer> createOptimizer) where TNetwork : INetwork =>
        new(GeneratedNetwork.Of<TNetwork>(create), createOptimizer);

    private static ReferenceTraining Of(Func<Optimizer> createOptimizer, Func<int, float>? learningRateAt = null) =>
        Of<ReferenceOptimizer>((s, b) => new ReferenceOptimizer(s, b), createOptimizer) with { LearningRateAt = learningRateAt };
}
