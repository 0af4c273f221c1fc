using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kinds.Shapes;

/// <summary>The elements of an image or a signal in another order of memory: from channels first to a row of channels for each position, or back.</summary>
internal sealed record ChannelOrder(string Layer, Tensor Input, Tensor Output)
    : UnaryOperation(Layer, Input, Output), IPlannable, IReadsUnpadded, IExplained
{
    public override long Flops => 0;

    public bool ReadsUnpadded => true;

    public string Explanation => Output.Layout == TensorLayout.ChannelsLast
        ? $"{Input.Shape} of its input becomes a row of channels for each position, where lanes run across channels"
        : $"{Input.Shape} of its input goes back to channels first, in whose order it reads elements";

    /// <summary>What brings a value into another layout, or into another shape and its layout. One channel, or one position, has no order.</summary>
    /// <param name="layer">The name of the layer.</param>
    /// <param name="input">The value.</param>
    /// <param name="output">What it becomes: in the layout of rows of any shape of as many elements.</param>
    public static ForwardOperation Between(string layer, Tensor input, Tensor output) =>
        HasOneOrder(input) && HasOneOrder(output) ? new Reshape(layer, input, output) : new ChannelOrder(layer, input, output);

    public override void Differentiate(GradientBuilder gradients)
    {
        if (gradients.IsNeeded(Input))
            gradients.Append(new ChannelOrderGradient(gradients.Of(Output), gradients.ContributionTo(Input)));
    }

    public void Plan(PassPlanner pass) => Copy(pass, Input, Output);

    /// <summary>Copies elements to the other order.</summary>
    internal static void Copy(PassPlanner pass, Tensor from, Tensor to)
    {
        bool isLast = to.Layout == TensorLayout.ChannelsLast;
        var (image, rows) = isLast ? (to, from) : (from, to);
        pass.CallForSamples(
            new ChannelRows(isLast, image.Features, image.Rows, pass.StrideOf(image), rows.Rows, rows.Features, pass.StrideOf(rows)), pass.Of(from), pass.Written(to));
    }

    private static bool HasOneOrder(Tensor value) => value.Layout == TensorLayout.Rows || value.Rows == 1 || value.Features == 1;
}

/// <summary>The gradient of elements in another order of memory: in the order that they had.</summary>
internal sealed record ChannelOrderGradient(Tensor Gradient, Tensor InputGradient) : Operation, IPlannable, IReadsUnpadded
{
    public override EquatableArray<Tensor> Reads => new(Gradient);

    public override EquatableArray<Tensor> Writes => new(InputGradient);

    public bool ReadsUnpadded => true;

    public void Plan(PassPlanner pass) => ChannelOrder.Copy(pass, Gradient, InputGradient);
}
