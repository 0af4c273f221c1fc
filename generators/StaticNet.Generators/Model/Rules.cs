namespace StaticNet.Generators.Model;

/// <summary>The IDs of the rules, never reused. DIAGNOSTICS.md has a section for each.</summary>
internal static class Rules
{
    public const string NotPartial = "SNET0001";
    public const string UnsupportedType = "SNET0002";
    public const string NoLayers = "SNET0003";
    public const string NoLoss = "SNET0004";
    public const string SizeNotPositive = "SNET0005";
    public const string TooLarge = "SNET0006";
    public const string InvalidOption = "SNET0007";
    public const string AfterLoss = "SNET0008";
    public const string SecondLoss = "SNET0009";
    public const string SecondClipping = "SNET0010";
    public const string OtherDeclaration = "SNET0011";
    public const string DuplicateName = "SNET0012";
    public const string NotAnIdentifier = "SNET0013";
    public const string MemberExists = "SNET0014";
    public const string NoNetwork = "SNET0015";
    public const string UnchainedConstructor = "SNET0016";
    public const string SaturatingStack = "SNET0017";
    public const string EqualWeights = "SNET0018";
    public const string UnsuitableInitializer = "SNET0019";
    public const string ProbabilitiesAsLogits = "SNET0020";
    public const string SuperfluousBias = "SNET0021";
    public const string DropoutBeforeBatchNormalization = "SNET0022";
    public const string UnclippedDepth = "SNET0023";
    public const string UnknownName = "SNET0024";
    public const string UnusedName = "SNET0025";
    public const string ShapeMismatch = "SNET0026";
    public const string UnusedValue = "SNET0027";
    public const string UnsuitableBlock = "SNET0028";
    public const string DenseOnImage = "SNET0029";
    public const string ValueKind = "SNET0030";
    public const string LengthsLost = "SNET0031";
    public const string UnclippedRecurrence = "SNET0032";
    public const string RectifiedRecurrence = "SNET0033";
    public const string Unread = "SNET0034";
}
