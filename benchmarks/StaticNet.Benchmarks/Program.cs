using System.Globalization;
using BenchmarkDotNet.Running;
using StaticNet.Benchmarks.Cases;
using StaticNet.Benchmarks.Comparison;
using StaticNet.Benchmarks.Peak;
using StaticNet.Benchmarks.Ranks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

string[] rest = args.Length > 0 ? args[1..] : [];
switch (args.FirstOrDefault())
{
    case "cases":
        return CasesCommand.Run(rest);
    case "peak":
        return PeakCommand.Run(Console.Out);
    case "verify":
        return VerifyCommand.Run(Console.Out);
    case "ranks":
        return RanksCommand.Run(rest);
    case "bdn":
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest);
        return 0;
    default:
        Console.Error.WriteLine("Commands: cases [--threads N] [--only all|CASE,…]; peak; verify; ranks [--rounds N] [--steps N], by mpirun; bdn [BenchmarkDotNet arguments]. See benchmarks/README.md.");
        return 2;
}
