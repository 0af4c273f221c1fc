using System.Runtime.InteropServices;

namespace StaticNet.Mpi;

/// <summary>The functions of the system's MPI, and its constants, which are integers in MPICH and addresses of symbols in Open MPI.</summary>
internal sealed unsafe class MpiLibrary
{
    // The MPI Forum's application binary interface of MPICH and those compatible with it (mpi.h).
    private const int MpichWorld = 0x44000000, MpichByte = 0x4c00010d, MpichErrorsReturn = 0x54000001;
    private const int LongestText = 8192;

    private static readonly string[] MpichNames = ["libmpich.so.12", "libmpi.so.12", "libmpich.so", "libmpich.dylib", "msmpi.dll"];
    private static readonly string[] OpenMpiNames = ["libmpi.so.40", "libmpi.so.80", "libmpi.so", "libmpi.dylib"];

    private readonly nint _library;
    private readonly delegate* unmanaged<int*, byte***, int, int*, int> _initialize;
    private readonly delegate* unmanaged<nint, nint, int> _setErrorHandler;
    private readonly delegate* unmanaged<nint, int*, int> _rank;
    private readonly delegate* unmanaged<nint, int*, int> _size;
    private readonly delegate* unmanaged<void*, int, nint, int, int, nint, nint*, int> _send;
    private readonly delegate* unmanaged<void*, int, nint, int, int, nint, nint*, int> _receive;
    private readonly delegate* unmanaged<nint*, int*, nint, int> _test;
    private readonly delegate* unmanaged<nint, int, int> _abort;
    private readonly delegate* unmanaged<int*, int> _initialized;
    private readonly delegate* unmanaged<int> _end;
    private readonly delegate* unmanaged<int, byte*, int*, int> _textOfError;
    private readonly delegate* unmanaged<byte*, int*, int> _version;
    private readonly nint _world;
    private readonly nint _byte;
    private readonly nint _noStatus;

    private MpiLibrary(nint library, string path)
    {
        _library = library;
        Path = path;
        _initialize = (delegate* unmanaged<int*, byte***, int, int*, int>)Function("MPI_Init_thread");
        _setErrorHandler = (delegate* unmanaged<nint, nint, int>)Function("MPI_Comm_set_errhandler");
        _rank = (delegate* unmanaged<nint, int*, int>)Function("MPI_Comm_rank");
        _size = (delegate* unmanaged<nint, int*, int>)Function("MPI_Comm_size");
        _send = (delegate* unmanaged<void*, int, nint, int, int, nint, nint*, int>)Function("MPI_Isend");
        _receive = (delegate* unmanaged<void*, int, nint, int, int, nint, nint*, int>)Function("MPI_Irecv");
        _test = (delegate* unmanaged<nint*, int*, nint, int>)Function("MPI_Test");
        _abort = (delegate* unmanaged<nint, int, int>)Function("MPI_Abort");
        _initialized = (delegate* unmanaged<int*, int>)Function("MPI_Initialized");
        _end = (delegate* unmanaged<int>)Function("MPI_Finalize");
        _textOfError = (delegate* unmanaged<int, byte*, int*, int>)Function("MPI_Error_string");
        _version = (delegate* unmanaged<byte*, int*, int>)Function("MPI_Get_library_version");
        IsOpenMpi = NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out _world);
        _byte = IsOpenMpi ? NativeLibrary.GetExport(library, "ompi_mpi_byte") : MpichByte;
        _noStatus = IsOpenMpi ? 0 : 1;
        if (!IsOpenMpi)
            _world = MpichWorld;
    }

    /// <summary>The library's name or path.</summary>
    public string Path { get; }

    /// <summary>Whether it is Open MPI, or one of its kind.</summary>
    public bool IsOpenMpi { get; }

    /// <summary>What the library says of itself, its first line.</summary>
    public string Version
    {
        get
        {
            byte* text = stackalloc byte[LongestText];
            int length = 0;
            Check(_version(text, &length), "MPI_Get_library_version");
            return Marshal.PtrToStringUTF8((nint)text, length).Split('\n')[0].TrimEnd('\0', '\r');
        }
    }

    /// <summary>Loads the MPI that the process was started by, or else any that there is.</summary>
    /// <param name="path">The library to load; null for that of the system.</param>
    /// <param name="launcher">What started the process.</param>
    /// <exception cref="MpiException">There is none.</exception>
    public static MpiLibrary Load(string? path, MpiLauncher launcher)
    {
        string[] names = path is not null ? [path] : launcher switch
        {
            MpiLauncher.Mpich => MpichNames,
            MpiLauncher.OpenMpi => OpenMpiNames,
            _ => [.. MpichNames, .. OpenMpiNames],
        };
        foreach (string name in names)
            if (TryLoad(name, out nint library))
                return new MpiLibrary(library, name);
        throw new MpiException(
            path is not null ? $"The MPI library {path} can't be loaded."
            : launcher == MpiLauncher.None ? "There is no MPI on this system: install MPICH or Open MPI, or say where its library is."
            : $"The process was started by {(launcher == MpiLauncher.Mpich ? "MPICH" : "Open MPI")}, whose library can't be found; tried {string.Join(", ", names)}.");
    }

    /// <summary>Begins MPI in this process, unless it has begun.</summary>
    /// <exception cref="MpiException">It fails.</exception>
    public void Initialize()
    {
        const int Serialized = 2;
        int hasBegun = 0, provided = 0;
        Check(_initialized(&hasBegun), "MPI_Initialized");
        if (hasBegun == 0)
            Check(_initialize(null, null, Serialized, &provided), "MPI_Init_thread");
        nint handler = IsOpenMpi ? NativeLibrary.GetExport(_library, "ompi_mpi_errors_return") : MpichErrorsReturn;
        Check(_setErrorHandler(_world, handler), "MPI_Comm_set_errhandler");
    }

    /// <summary>This rank, and the number of ranks.</summary>
    public (int Rank, int Size) Place()
    {
        int rank = 0, size = 0;
        Check(_rank(_world, &rank), "MPI_Comm_rank");
        Check(_size(_world, &size), "MPI_Comm_size");
        return (rank, size);
    }

    /// <summary>Begins to send bytes, which stay where they are until it is done.</summary>
    /// <returns>The request, for <see cref="IsDone"/>.</returns>
    public nint Send(byte* content, int length, int rank)
    {
        nint request = 0;
        Check(_send(content, length, _byte, rank, 0, _world, &request), "MPI_Isend");
        return request;
    }

    /// <summary>Begins to receive bytes.</summary>
    /// <returns>The request, for <see cref="IsDone"/>.</returns>
    public nint Receive(byte* content, int length, int rank)
    {
        nint request = 0;
        Check(_receive(content, length, _byte, rank, 0, _world, &request), "MPI_Irecv");
        return request;
    }

    /// <summary>Whether a request is done.</summary>
    public bool IsDone(ref nint request)
    {
        int isDone = 0;
        fixed (nint* place = &request)
            Check(_test(place, &isDone, _noStatus), "MPI_Test");
        return isDone != 0;
    }

    /// <summary>Ends all processes.</summary>
    /// <param name="exitCode">Their exit code.</param>
    public void Abort(int exitCode) => _ = _abort(_world, exitCode);

    /// <summary>Ends MPI in this process.</summary>
    public void End() => Check(_end(), "MPI_Finalize");

    // Open MPI loads parts of itself by symbols that are to be seen by all.
    private static bool TryLoad(string name, out nint library)
    {
        if (OperatingSystem.IsLinux())
            try
            {
                const int Now = 2, Global = 0x100;
                if ((library = OpenLibrary(name, Now | Global)) != 0)
                    return true;
            }
            catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
            {
                // Another C library: loaded as any other.
            }

        return NativeLibrary.TryLoad(name, out library);
    }

    [DllImport("libc.so.6", EntryPoint = "dlopen", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint OpenLibrary(string name, int flags);

    private nint Function(string name) => NativeLibrary.TryGetExport(_library, name, out nint function)
        ? function : throw new MpiException($"{Path} isn't an MPI library: it has no {name}.");

    private void Check(int code, string function)
    {
        if (code == 0)
            return;
        byte* text = stackalloc byte[LongestText];
        int length = 0;
        string reason = _textOfError(code, text, &length) == 0 ? Marshal.PtrToStringUTF8((nint)text, length) : $"error {code}";
        throw new MpiException($"{function}: {reason.Trim()}");
    }
}
