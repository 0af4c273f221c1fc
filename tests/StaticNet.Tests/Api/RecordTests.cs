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
        "BadStep(Kind, Step, Loss, GradientNorm, Value, Input)",
    ];

    [Fact]
    public void Constructors_OfRecordsThatUsersGet_StayAsTheyWere() => Assert.Equal(Expected, typeof(Evaluation).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == "StaticNet" && type.GetMethod("Deconstruct", BindingFlags.Public | BindingFlags.Instance) is not null)
        .Select(Describe).Order(StringComparer.Ordinal));

    private static string Describe(Type type) => $"{type.Name}({string.Join(", ", type.GetMethod("Deconstruct")!.GetParameters().Select(parameter => parameter.Name))})";
}
