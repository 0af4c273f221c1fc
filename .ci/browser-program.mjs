// Runs a program that was built for browsers without one.
// Usage: node browser-program.mjs DOTNET.js
import { pathToFileURL } from 'node:url';

const { dotnet } = await import(pathToFileURL(process.argv[2]));
await dotnet.run();
