using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds;
using StaticNet.Generators.Members;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Parsing;

/// <summary>What the members of a declaration follow from as far as it says so, whatever is wrong with it. What it doesn't tell, it may have.</summary>
internal static class DeclaredSurface
{
    private const NetworkTraits Possible =
        NetworkTraits.RandomNumbers | NetworkTraits.Tracking | NetworkTraits.Statistics | NetworkTraits.SeveralOutputs | NetworkTraits.Mistake;

    /// <summary>That of a declaration that was read to its end.</summary>
    /// <param name="parts">Its parts.</param>
    /// <param name="names">Its names.</param>
    /// <param name="input">The input that it has unless inputs have attributes of their own.</param>
    public static SurfaceModel Of(PartReader parts, DeclaredNames names, InputSurface input)
    {
        var ends = parts.Parts.Where(part => part is LossModel or OutputModel).ToList();
        var usable = new HashSet<string>(names.Parameters);
        return new SurfaceModel(
            InputSurface.Of(parts.Inputs.Count == 0
                ? [input]
                : [.. parts.Inputs.Select((input, index) => input with { Name = NameOf(input.Name!, $"__input{index + 1}") })]),
            OutputSurface.Of([.. ends.Select((end, index) => ((string?)NameOf(end.Name, $"__output{index + 1}"), end as LossModel, (Shape?)null))]),
            Clippings(),
            names.Options.Select(option => new OptionSurface(option)).ToEquatableArray(),
            names.Members.Concat(InBlocks(parts, names)).Select(path => new LayerSurface(path, ViewNode.ViewOf(path))).ToEquatableArray(),
            TraitsOf(ends) | (parts.Parts.OfType<LayerModel>().Any(layer => layer.CarriesState) ? NetworkTraits.Streaming | NetworkTraits.CarriedState : NetworkTraits.None));

        // A name that is no identifier, or another parameter's, leaves its place to one that nobody has.
        string NameOf(string name, string substitute) => usable.Remove(name) ? name : substitute;
    }

    /// <summary>The names that no layer of a network can have, whatever else is declared.</summary>
    /// <param name="type">The network's class.</param>
    /// <param name="hasCallersLoss">Whether it has outputs and no loss.</param>
    public static HashSet<string> ReservedNames(string type, bool hasCallersLoss)
    {
        var traits = Possible | NetworkTraits.Logits | (hasCallersLoss ? NetworkTraits.CallersLoss : NetworkTraits.OwnLoss);
        var surface = SurfaceModel.Empty with { Clippings = Clippings(), Traits = traits };
        return [.. MemberTable.Of(surface, type, type).Reserved.Where(member => member.Interface is null).Select(member => member.Name)];
    }

    private static EquatableArray<OptionSurface> Clippings() =>
        KindRegistry.Clippings.Values.Select(kind => new OptionSurface(kind.Option)).ToEquatableArray();

    private static IEnumerable<string> InBlocks(PartReader parts, DeclaredNames names) => parts.Parts.OfType<LayerModel>()
        .Select(layer => layer.Name).Where(path => path.IndexOf('.') is > 0 and var end && names.Members.Contains(path.Substring(0, end)));

    private static NetworkTraits TraitsOf(List<PartModel> ends)
    {
        var losses = ends.OfType<LossModel>().ToList();
        return Possible
            | (ends.Count > 0 && losses.Count == 0 ? NetworkTraits.CallersLoss : NetworkTraits.OwnLoss)
            | (ends.Count == 0 || losses.Any(loss => loss.TakesLogits) ? NetworkTraits.Logits : NetworkTraits.None);
    }
}
