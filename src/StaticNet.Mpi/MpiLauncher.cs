namespace StaticNet.Mpi;

/// <summary>What started this process, as its environment tells.</summary>
internal enum MpiLauncher
{
    /// <summary>No launcher of MPI: the process is the only rank.</summary>
    None,

    /// <summary>One of MPICH, or another of the process manager's protocol that MPICH speaks.</summary>
    Mpich,

    /// <summary>One of Open MPI.</summary>
    OpenMpi,
}
