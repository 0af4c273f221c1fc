using StaticNet.Tests.Infrastructure;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace StaticNet.Tests;

/// <summary>
/// The entry point that xunit would generate, with the computations of children before it: in an initializer of the module
/// they could have no threads, which would wait for its end.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (ChildRun.TryRun())
            return 0;
        return arguments.Any(argument => argument is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(arguments);
    }
}
