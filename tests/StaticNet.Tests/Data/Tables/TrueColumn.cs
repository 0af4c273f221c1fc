namespace StaticNet.Tests.Data.Tables;

/// <summary>A column that is known: its name, and its fields as they are read; null where they are missing.</summary>
/// <param name="Name">The name in the header, which may be empty or another column's.</param>
/// <param name="IsNumber">Whether its fields are numbers, written with a decimal point here.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record TrueColumn(string Name, bool IsNumber, string?[] Fields);
