using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>
/// Looks for anything in a pipeline's values that belongs to one compilation: it would keep the whole compilation in
/// memory, and it is never equal to its successor, so that nothing after it could be cached.
/// </summary>
internal sealed class ModelPurity
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxToken), typeof(SyntaxTrivia), typeof(SyntaxTree), typeof(SyntaxReference),
        typeof(Compilation), typeof(SemanticModel), typeof(Location), typeof(AttributeData), typeof(TypedConstant), typeof(IOperation),
        typeof(Diagnostic), typeof(SourceText),
    ];

    private readonly List<string> _findings = [];
    private readonly HashSet<object> _seenValues = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Type> _seenTypes = [];

    /// <summary>The paths of everything forbidden that a value holds or could hold.</summary>
    /// <param name="name">The name that paths start with.</param>
    /// <param name="value">The value.</param>
    public static IReadOnlyList<string> Inspect(string name, object? value)
    {
        var purity = new ModelPurity();
        purity.VisitValue(name, value);
        return purity._findings;
    }

    /// <summary>Fails if any output of the generator's own steps holds something forbidden.</summary>
    /// <param name="result">A tracked run.</param>
    public static void AssertPure(GeneratorRunResult result)
    {
        foreach (string step in StepNames.OfGenerator(result))
            foreach (var output in result.TrackedSteps[step].SelectMany(run => run.Outputs))
                Assert.Empty(Inspect(step, output.Value));
    }

    /// <summary>Fails unless two runs over the same text have equal outputs with equal hashes in each step.</summary>
    /// <param name="first">A tracked run.</param>
    /// <param name="second">A tracked run by another driver over another compilation.</param>
    public static void AssertEqualOutputs(GeneratorRunResult first, GeneratorRunResult second)
    {
        Assert.Equal(StepNames.OfGenerator(first), StepNames.OfGenerator(second));
        foreach (string step in StepNames.OfGenerator(first))
        {
            object?[] a = Outputs(first, step);
            object?[] b = Outputs(second, step);
            Assert.Equal(a.Length, b.Length);
            for (int i = 0; i < a.Length; i++)
            {
                // Not Assert.Equal, which looks into collections that the pipeline compares by reference.
                Assert.True(Equals(a[i], b[i]), $"Output {i} of step {step} differs between runs over the same text.");
                Assert.True(a[i]?.GetHashCode() == b[i]?.GetHashCode(), $"Output {i} of step {step} is equal, but its hash isn't.");
            }
        }
    }

    private static object?[] Outputs(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value)];

    private void VisitValue(string path, object? value)
    {
        if (value is null || IsLeaf(value.GetType()))
            return;
        if (!value.GetType().IsValueType && !_seenValues.Add(value))
            return;
        if (IsForbidden(value.GetType()))
        {
            _findings.Add($"{path} is a {value.GetType().Name}");
            return;
        }

        VisitType(path, value.GetType());
        if (value is IEnumerable elements && IsInitialized(value))
        {
            int index = 0;
            foreach (object? element in elements)
                VisitValue($"{path}[{index++}]", element);
        }
        else
        {
            foreach (var field in FieldsOf(value.GetType()))
                VisitValue($"{path}.{NameOf(field)}", field.GetValue(value));
        }
    }

    // What a value holds today is not all that it can hold: a null field of a forbidden type is a finding too.
    private void VisitType(string path, Type type)
    {
        if (IsForbidden(type))
        {
            _findings.Add($"{path} can hold a {type.Name}");
            return;
        }

        if (IsLeaf(type) || !_seenTypes.Add(type))
            return;
        if (type.IsArray)
            VisitType(path + "[]", type.GetElementType()!);
        foreach (var argument in type.GenericTypeArguments)
            VisitType($"{path}<{argument.Name}>", argument);
        if (type.Assembly == typeof(object).Assembly || type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true)
            return;
        foreach (var field in FieldsOf(type))
            VisitType($"{path}.{NameOf(field)}", field.FieldType);
    }

    private static bool IsForbidden(Type type) => Array.Exists(Forbidden, forbidden => forbidden.IsAssignableFrom(type));

    private static bool IsLeaf(Type type) => type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || type == typeof(decimal)
        || typeof(MemberInfo).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type);

    // A default ImmutableArray can't be enumerated.
    private static bool IsInitialized(object value) => value.GetType().GetProperty("IsDefault")?.GetValue(value) is not true;

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
            foreach (var field in declaring.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
    }

    // An automatic property's field is named <Name>k__BackingField.
    private static string NameOf(FieldInfo field) =>
        field.IsDefined(typeof(CompilerGeneratedAttribute)) ? field.Name.TrimStart('<').Split('>')[0] : field.Name;
}
