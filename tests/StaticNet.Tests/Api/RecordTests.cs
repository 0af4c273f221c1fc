using System.Reflection;
using Xunit;

namespace StaticNet.Tests.Api;

/// <summary>
/// Records that users get grow by properties with <c>init</c>: a parameter that is added to a constructor is another constructor, and programs that were compiled
/// before don't find the one they call.
/// </summary>
public sealed class RecordTests
{
    private static readonly string[] Expected =
    [
        "BadStep(Step, Layer, Tensor, Kind, Value)",
        "CheckpointLoad(State, Checkpoint, Skipped)",
        "CifarDataset(Training, Test)",
        "ColumnDescription(Name, Kind, Missing, Different, IsWhole, Examples, Note)",
        "EpochResult(Epoch, Steps, TrainLoss, TrainAccuracy, ValidationLoss, ValidationAccuracy, MeanGradientNorm, LearningRate, Duration, ValidationDuration)",
        "Evaluation(Loss, Accuracy, Count)",
        "GradientResult(Loss, Norm, Scale)",
        "IdxDataset(Training, Test)",
        "ImageFolder(Dataset, Classes, Files)",
        "ImageOptions(Width, Height, Channels)",
        "InputInfo(Name, Shape)",
        "LayerSummary(Name, Kind, OutputShape, ParameterCount, Flops)",
        "LoadedWeights(Texts, Missing, Extra, Misshapen)",
        "OutputEvaluation(Output, Loss, Accuracy)",
        "OutputInfo(Name, Shape, Loss, TargetKind)",
        "ParameterInfo(Layer, Name, Kind, Shape, Layout, Initializer, FanIn, FanOut)",
        "ParameterLayout(Offset, Length, RowStride, PanelStride, PanelWidth)",
        "SafetensorsTensor(Name, Type, Shape, Begin, End)",
        "SkippedCheckpoint(Path, Reason)",
        "SkippedImage(Path, Reason)",
        "StateDictTensor(Name, Shape, Role)",
        "StoredCheckpoint(Path, Step, Score)",
        "TableDescription(RowCount, Delimiter, HasHeader, EncodingName, DecimalMark, ThousandsSeparator, Columns)",
        "TrainingPosition(Seed, Step)",
        "TrainingProgress(Epoch, LastEpoch, Step, Steps, Loss, GradientNorm, Elapsed)",
        "TrainingResult(Epochs, IsCancelled)",
    ];

    [Fact]
    public void Constructors_OfRecordsThatUsersGet_StayAsTheyWere() => Assert.Equal(Expected, new[] { typeof(Evaluation).Assembly, typeof(CsvTable).Assembly }
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type.Namespace is not "StaticNet.CompilerServices" and not "StaticNet.Numerics" && type.GetMethod("Deconstruct", BindingFlags.Public | BindingFlags.Instance) is not null)
        .Select(Describe).Order(StringComparer.Ordinal));

    private static string Describe(Type type) => $"{type.Name}({string.Join(", ", type.GetMethod("Deconstruct")!.GetParameters().Select(parameter => parameter.Name))})";
}
