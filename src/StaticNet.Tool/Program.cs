using StaticNet.Tool;

return (int)ToolProgram.Run(args, Console.Out, Console.Error);
