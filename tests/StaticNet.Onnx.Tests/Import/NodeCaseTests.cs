using Xunit;

namespace StaticNet.Onnx.Tests.Import;

/// <summary>The node cases of ONNX's own tests, of operators that layers are: each gives what must come out, or is refused for a reason.</summary>
public sealed class NodeCaseTests(ImportedNodes nodes) : IClassFixture<ImportedNodes>
{
    // What isn't a layer of samples that don't see each other, or is of an opset before the first that is read.
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["windows that reach beyond the input"] =
            "averagepool_2d_ceil maxpool_2d_ceil",
        ["doesn't depend on a sample"] =
            "batchnorm_epsilon_training_mode batchnorm_example_training_mode dropout_default_mask dropout_default_mask_ratio layer_normalization_2d_axis1 "
            + "layer_normalization_2d_axis_negative_1 layer_normalization_3d_axis2_epsilon layer_normalization_3d_axis_negative_1_epsilon "
            + "layer_normalization_4d_axis3 layer_normalization_4d_axis_negative_1 layer_normalization_default_axis maxpool_with_argmax_2d_precomputed_pads "
            + "maxpool_with_argmax_2d_precomputed_strides training_dropout_default_mask training_dropout_mask training_dropout_zero_ratio_mask",
        ["has no counterpart in StaticNet"] =
            "celu",
        ["is no part of a layer that is known"] =
            "clip clip_default_max",
        ["no sizes beside that of the batch"] =
            "clip_default_inbounds clip_example clip_inbounds clip_outbounds clip_splitbounds dropout_default_old leakyrelu_example sigmoid_example tanh_example",
        ["moves over 3 axes"] =
            "convtranspose_3d",
        ["has the padding SAME_UPPER"] =
            "convtranspose_autopad_same",
        ["says the shape of its output"] =
            "convtranspose_kernel_shape convtranspose_output_shape",
        ["has no layer"] =
            "dropout_default dropout_default_ratio dropout_random_old flatten_axis0 flatten_axis2 flatten_axis3 flatten_negative_axis1 flatten_negative_axis2 "
            + "flatten_negative_axis4 identity logsoftmax_axis_2 logsoftmax_default_axis logsoftmax_example_1 logsoftmax_large_number logsoftmax_negative_axis "
            + "reshape_negative_extended_dims reshape_one_dim training_dropout training_dropout_default training_dropout_zero_ratio transpose_all_permutations_0 "
            + "transpose_all_permutations_1 transpose_all_permutations_2 transpose_all_permutations_3 transpose_all_permutations_4 transpose_all_permutations_5 "
            + "transpose_default",
        ["is of opset"] =
            "elu elu_default elu_example globalaveragepool globalaveragepool_precomputed globalmaxpool globalmaxpool_precomputed hardsigmoid hardsigmoid_default "
            + "hardsigmoid_example selu selu_default selu_example softplus softplus_example softsign softsign_example",
        ["turns its input, so that samples are mixed"] =
            "gemm_all_attributes gemm_transposeA",
        ["adds something else than a number for each unit"] =
            "gemm_default_matrix_bias",
        ["resets states before their product"] =
            "gru_batchwise gru_defaults gru_seq_length gru_with_initial_bias",
        ["is no tensor"] =
            "identity_opt identity_sequence",
        ["normalizes several axes"] =
            "layer_normalization_2d_axis0 layer_normalization_2d_axis_negative_2 layer_normalization_3d_axis0_epsilon layer_normalization_3d_axis1_epsilon "
            + "layer_normalization_3d_axis_negative_2_epsilon layer_normalization_3d_axis_negative_3_epsilon layer_normalization_4d_axis0 "
            + "layer_normalization_4d_axis1 layer_normalization_4d_axis2 layer_normalization_4d_axis_negative_2 layer_normalization_4d_axis_negative_3 "
            + "layer_normalization_4d_axis_negative_4",
        ["A Softmax is over the last axis"] =
            "logsoftmax_axis_0 logsoftmax_axis_1 softmax_axis_0 softmax_axis_1",
        ["A dense layer has two: inputs and units"] =
            "matmul_3d matmul_4d",
        ["has gaps in its windows"] =
            "maxpool_2d_dilations",
        ["one slope, or one for each channel"] =
            "prelu_example",
        ["is over the samples of a batch"] =
            "reduce_mean_default_axes_keepdims_example reduce_mean_default_axes_keepdims_random",
        ["the file is damaged"] =
            "reshape_allowzero_reordered",
        ["mixes samples or cuts through axes"] =
            "reshape_reordered_all_dims",
    };

    public static TheoryData<string> Nodes => [.. ModelSamples.Nodes];

    [Theory]
    [MemberData(nameof(Nodes))]
    public void Import_Node_GivesWhatMustComeOutOrIsRefused(string name)
    {
        string? reason = Refused.Where(refusal => refusal.Value.Split(' ').Contains(Path.GetFileName(name))).Select(refusal => refusal.Key).SingleOrDefault();
        if (reason is not null)
        {
            Assert.Contains(reason, nodes.FailureOf(name), StringComparison.Ordinal);
            return;
        }

        using var network = nodes.Create(name);
        ModelComparison.Check(nodes[name], network, ModelSamples.Read(name), 1e-5f);
    }

    [Fact]
    public void Refused_Names_AreOfNodes() =>
        Assert.Empty(Refused.Values.SelectMany(names => names.Split(' ')).Select(name => $"Nodes/{name}").Except(ModelSamples.Nodes));
}
