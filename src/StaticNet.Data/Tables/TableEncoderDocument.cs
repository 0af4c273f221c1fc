using System.Collections.Immutable;
using System.Text.Json;

namespace StaticNet.Data;

/// <summary>A <see cref="TableEncoder"/> as it is saved.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">
/// From 1 to <see cref="CurrentVersion"/>; 2 added clipping and missing markers, and what isn't there is as it was in 1.
/// </param>
/// <param name="MissingValues">What happens to missing fields.</param>
/// <param name="MissingTargets">What happens to rows without a target.</param>
/// <param name="Inputs">The input columns.</param>
/// <param name="Target">The target column.</param>
/// <param name="MissingMarkers">The texts of rows in memory that count as missing; null for the default ones.</param>
internal sealed record TableEncoderDocument(
    string Format, int Version, MissingValuePolicy MissingValues, MissingTargetPolicy MissingTargets, InputColumnDocument[] Inputs,
    TargetColumnDocument Target, string[]? MissingMarkers = null)
{
    private const string FormatName = "StaticNet.TableEncoder";
    private const int CurrentVersion = 2;

    /// <summary>The text of an encoder.</summary>
    public static string Write(
        ImmutableArray<InputColumn> inputs, TargetColumn target, MissingValuePolicy missingValues, MissingTargetPolicy missingTargets,
        MissingMarkers markers)
    {
        var document = new TableEncoderDocument(
            FormatName, CurrentVersion, missingValues, missingTargets, [.. inputs.Select(InputColumnDocument.Of)],
            TargetColumnDocument.Of(target), markers == Data.MissingMarkers.Default ? null : [.. markers.Texts]);
        return JsonSerializer.Serialize(document, TableEncoderJsonContext.Default.TableEncoderDocument);
    }

    /// <summary>The encoder of a text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <exception cref="InvalidDataException">It is something else, or its parts don't fit together.</exception>
    public static TableEncoder Read(string json, string source)
    {
        try
        {
            var document = JsonSerializer.Deserialize(json, TableEncoderJsonContext.Default.TableEncoderDocument);
            return document is { Format: FormatName, Version: >= 1 and <= CurrentVersion }
                ? document.ToEncoder(source)
                : throw new InvalidDataException(document is { Format: FormatName }
                    ? $"{source}: is {FormatName} of version {document.Version}, and this StaticNet reads those up to version {CurrentVersion}."
                    : $"{source}: isn't {FormatName}.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{source}: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private TableEncoder ToEncoder(string source)
    {
        if (!Enum.IsDefined(MissingValues) || !Enum.IsDefined(MissingTargets))
            throw new InvalidDataException($"{source}: has a policy that isn't known.");
        if (Inputs.Length == 0 || Array.Exists(Inputs, input => input is null))
            throw new InvalidDataException($"{source}: has no input columns, or one that is null.");
        var names = new HashSet<string>(StringComparer.Ordinal) { Target.Name };
        foreach (var input in Inputs)
            if (!names.Add(input.Name))
                throw new InvalidDataException($"{source}: has two columns named {CsvText.Quote(input.Name)}.");
        var inputs = Inputs.Select(input => input.ToColumn(source)).ToImmutableArray();
        if (inputs.Sum(input => (long)input.Width) > Array.MaxLength)
            throw new InvalidDataException($"{source}: has more inputs than an array.");
        if (MissingMarkers?.Contains(null) == true)
            throw new InvalidDataException($"{source}: has a missing marker that is null.");
        var markers = MissingMarkers is null ? Data.MissingMarkers.Default : new MissingMarkers(MissingMarkers);
        return new TableEncoder(inputs, Target.ToColumn(source), MissingValues, MissingTargets, markers);
    }
}
