using StaticNet.Laboratory;
using StaticNet.Samples.CommandLine;

return ConsoleRun.Run(args, LaboratoryProgram.Create);
