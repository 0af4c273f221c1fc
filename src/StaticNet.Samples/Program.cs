using StaticNet.Samples;
using StaticNet.Samples.CommandLine;

return ConsoleRun.Run(args, SampleProgram.Create);
