using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StaticNet.Generators.Tests.Generation;

/// <summary>How test sources are compiled. By default as the strictest user's project.</summary>
internal sealed record GeneratorOptions
{
    /// <summary>Creates the generator to run.</summary>
    public Func<IIncrementalGenerator> CreateGenerator { get; init; } = () => new NetworkGenerator();

    /// <summary>The language version.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    /// <summary>Whether nullable reference types are on.</summary>
    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Whether warnings are errors.</summary>
    public bool WarningsAsErrors { get; init; } = true;

    /// <summary>Whether unsafe code is allowed. A user's project doesn't need it.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>Whether integer arithmetic is checked for overflow, as <c>CheckForOverflowUnderflow</c> makes it.</summary>
    public bool CheckOverflow { get; init; }

    /// <summary>What is compiled: a library, or a program with top-level statements.</summary>
    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Whether documentation is checked, as in a project that writes a documentation file.</summary>
    public DocumentationMode Documentation { get; init; } = DocumentationMode.Parse;

    /// <summary>The culture that generator and compiler run in.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Whether emitted programs are optimized, as the kernels are meant to be.</summary>
    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    /// <summary>A culture that writes every part of a number unlike C# does: 1.5 as 1,5 and −1 with a sign of its own.</summary>
    public static CultureInfo ForeignCulture()
    {
        // Cloned, because programs in invariant mode have no culture data.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        return culture;
    }
}
