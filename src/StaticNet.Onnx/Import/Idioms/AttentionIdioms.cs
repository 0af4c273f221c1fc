using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Attention: what a dense layer makes of the means of all heads.</summary>
internal static class AttentionIdioms
{
    /// <summary>A dense layer without a bias behind the means of heads, or with one.</summary>
    public static Term? Attention(Term dense)
    {
        if (dense.Input is not { Kind: "Mixed" } mixed || dense.Features != mixed.Features || AttentionScores.Read(mixed.Inputs[0]) is not { } scores)
            return null;
        int width = mixed.Features, heads = mixed.Inputs[0].Shape[0], features = width / heads;
        var (queries, keys, values) = (Projection.Read(scores.Queries), Projection.Read(scores.Keys), Projection.Read(mixed.Inputs[1]));
        if (queries is null || keys is null || values is null || keys.Source != values.Source || keys.Rotation != queries.Rotation || values.Rotation is not null || values.Factor != 1)
            return null;

        // What scores are multiplied by beside the layer's own number goes into the weights of queries.
        double factor = scores.Factor * queries.Factor * keys.Factor * Math.Sqrt(features);
        queries = Pattern.IsNear(factor, 1) ? queries : queries.Scale((float)factor);
        Projection[] parts = [queries, keys, values];
        bool isSelf = queries.Source == keys.Source, hasBias = parts.Any(part => part.Bias is not null) || dense.Option("Bias") == 1;
        bool joins = isSelf || keys.Source.Features == queries.Source.Features;
        if (queries.Source.Shape.Length != 2 || keys.Source.Shape.Length != 2 || queries.Source.Features != width || (!isSelf && (scores.IsCausal || queries.Rotation is not null)))
            return null;
        var weights = ImmutableDictionary.CreateBuilder<string, Tensor>();
        if (joins)
            weights["in_proj_weight"] = Projection.Join([.. parts.Select(part => part.Weights)]);
        else
            (weights["q_proj_weight"], weights["k_proj_weight"], weights["v_proj_weight"]) = (queries.Weights, keys.Weights, values.Weights);
        weights["out_proj.weight"] = dense.Weights["weight"];
        if (hasBias)
        {
            weights["in_proj_bias"] = Projection.Join([.. parts.Select(part => part.Bias ?? Tensor.Of(new float[width], width))]);
            weights["out_proj.bias"] = dense.Weights.GetValueOrDefault("bias") ?? Tensor.Of(new float[width], width);
        }

        var made = new Term(isSelf ? "SelfAttention" : "CrossAttention", dense.Shape, isSelf ? [queries.Source] : [queries.Source, keys.Source])
        {
            Node = dense.Node,
            Lengths = scores.Lengths,
            Weights = weights.ToImmutable(),
            Hints = [.. parts[0].Hints, .. dense.Hints],
        };
        return made.With("Heads", heads).With("Causal", scores.IsCausal ? 1 : 0).With("Bias", hasBias ? 1 : 0).With("OpenBias", dense.Option("Bias") == 1 ? 0 : 1)
            .With("Rotary", queries.Rotation is null ? 0 : 1).With("RotaryBase", queries.Rotation ?? 10_000f);
    }

    /// <summary>The bias that is added behind it.</summary>
    public static Term? Bias(Term sum)
    {
        if (Pattern.WithConstant(sum) is not ({ Kind: "SelfAttention" or "CrossAttention" } attention, var constant) || attention.Option("OpenBias") != 1
            || Pattern.Vector(constant, attention.Features) is not { } bias)
            return null;
        var weights = attention.Weights.SetItem("out_proj.bias", bias);
        if (!weights.ContainsKey("in_proj_bias"))
            weights = weights.Add("in_proj_bias", Tensor.Of(new float[3 * attention.Features], 3 * attention.Features));
        return attention.With("Bias", 1).With("OpenBias", 0).With(weights: weights, hints: attention.Hints.AddRange(sum.Hints));
    }
}
