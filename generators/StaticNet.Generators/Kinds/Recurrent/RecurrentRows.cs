namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>The variables of a step's first rows in a kernel.</summary>
/// <param name="Sums">The sums that the gates begin with.</param>
/// <param name="Gates">The gates.</param>
/// <param name="State">The state before the step.</param>
/// <param name="Kept">What the cell keeps.</param>
/// <param name="NextCell">Where the next cell goes.</param>
/// <param name="Output">Where the state goes as an output.</param>
/// <param name="NextState">Where the state goes for the next step.</param>
/// <param name="NextStride">From one sample's to the next there.</param>
internal sealed record RecurrentRows(string Sums, string Gates, string State, string Kept, string NextCell, string Output, string NextState, string NextStride);
