namespace StaticNet.Data;

/// <summary>What happens to rows without a target.</summary>
public enum MissingTargetPolicy
{
    /// <summary>A missing target is an error.</summary>
    Reject,

    /// <summary>Rows without a target are left out.</summary>
    DropRow,
}
