using System.Runtime.InteropServices;

namespace StaticNet.Threading;

/// <summary>
/// What workers wait for, and count. Each has cache lines of its own, 128 bytes since processors fetch pairs: who spins on
/// one isn't disturbed by changes of another.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 7 * 128)]
internal struct WorkerSignals
{
    /// <summary>The jobs started.</summary>
    [FieldOffset(1 * 128)]
    public int Started;

    /// <summary>The jobs finished.</summary>
    [FieldOffset(2 * 128)]
    public int Finished;

    /// <summary>The workers that have not done their part of the job.</summary>
    [FieldOffset(3 * 128)]
    public int Running;

    /// <summary>The phases that barriers have ended.</summary>
    [FieldOffset(4 * 128)]
    public int Phase;

    /// <summary>The workers that have arrived at the barrier.</summary>
    [FieldOffset(5 * 128)]
    public int Arrived;

    /// <summary>The threads that are parked, or about to be.</summary>
    [FieldOffset(6 * 128)]
    public int Parked;
}
