// Trains by the page's module without a page, and fails where the weights have another hash.
// Usage: node browser.mjs TRAINING.mjs EPOCHS HASH
import { pathToFileURL } from 'node:url';

const [, , file, epochs, hash] = process.argv;
const begin = performance.now();
const { open } = await import(pathToFileURL(file));
const program = await open();
const started = performance.now();
program.Draw(4000, 500);
const drawn = performance.now();
program.Begin('digits', 'relu', 'good', 'adam', 0.001, 1);
program.Clip('norm', 1);
let fastest = Infinity;
for (let epoch = 0; epoch < epochs; epoch++) {
  const start = performance.now();
  program.Train(1e9);
  fastest = Math.min(fastest, performance.now() - start);
}
const accuracy = program.Test();
console.log(`Node.js: started in ${Math.round(started - begin)} ms, drew in ${Math.round(drawn - started)} ms, `
  + `fastest epoch ${Math.round(fastest)} ms, accuracy ${accuracy}, hash ${program.Hash()}`);
process.exit(accuracy >= 0.95 && program.Hash() === hash ? 0 : 1);
