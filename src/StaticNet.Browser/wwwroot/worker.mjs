// The page's worker: trains piece by piece, and between two pieces does what the page asks for.
import { open } from './training.mjs';

// Milliseconds of training between two looks at what the page wants.
const PIECE = 80;

let program;
let running = false;
let isDue = false;
const next = new MessageChannel();
next.port1.onmessage = train;

const calls = {
  async open(trainingCount, testCount) {
    program = await open();
    program.Draw(trainingCount, testCount);
  },
  begin(choice) {
    running = false;
    program.Begin(choice.network, choice.activation, choice.start, choice.optimizer, choice.rate, choice.seed);
    program.Clip(choice.clipping, choice.limit);
    return program.Describe();
  },
  run() {
    running = true;
    goOn();
  },
  pause() { running = false; },
  setRate: rate => program.SetLearningRate(rate),
  clip: (clipping, limit) => program.Clip(clipping, limit),
  read: pixels => program.Read(pixels),
  show: index => program.Show(index),
  test: () => program.Test(),
  save: () => program.Save(),
  load: file => program.Load(file),
  hash: () => program.Hash(),
};

self.onmessage = async ({ data: { id, call, values } }) => {
  try {
    postMessage({ id, result: await calls[call](...values) });
  } catch (error) {
    postMessage({ id, error: messageOf(error) });
  }
};

// By a message, which waits behind those of the page.
function goOn() {
  if (!isDue) next.port2.postMessage(null);
  isDue = true;
}

function train() {
  isDue = false;
  if (!running) return;
  try {
    const steps = program.Train(PIECE);
    postMessage({ steps, layers: program.Measure() });
    const hasEnded = steps[steps.length - 1] === 1;
    if (hasEnded) postMessage({ epoch: steps[steps.length - 4], accuracy: program.Test(), hash: program.Hash() });
    goOn();
  } catch (error) {
    running = false;
    postMessage({ failure: messageOf(error), layers: program.Measure() });
  }
}

// Of a .NET exception the first line says what was wrong.
function messageOf(error) {
  return String(error.message ?? error).split('\n')[0];
}
