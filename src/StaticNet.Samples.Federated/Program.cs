using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Federated;

return ConsoleRun.Run(args, FederatedProgram.Create);
