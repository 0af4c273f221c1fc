namespace StaticNet.Data;

/// <summary>What happens to categories that no training row has.</summary>
public enum UnknownCategoryPolicy
{
    /// <summary>An unknown category is an error.</summary>
    Reject,

    /// <summary>An unknown category belongs to none: all its columns are 0.</summary>
    Zeros,
}
