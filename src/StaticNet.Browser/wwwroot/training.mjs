// The compiled program, the same in a page's worker and without a page.
import { dotnet } from './_framework/dotnet.js';

/** Starts the runtime; gives what Training/Exports.cs exports. */
export async function open() {
  const runtime = await dotnet.create();
  const assembly = await runtime.getAssemblyExports('StaticNet.Browser');
  return assembly.StaticNet.Browser.Training.Exports;
}
