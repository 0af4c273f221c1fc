// An epoch of mlp-mnist (784-128-64-10, ReLU, Adam) on 2,000 digits in batches of 64, in both, by turns in one page, one thread each.
import { open } from './page/training.mjs';

const DIGITS = 2000, BATCH = 64, ROUNDS = 8, EPOCHS = 3;

/** What can train an epoch; StaticNet also clips by the norm and keeps the gradients' health. */
async function openStaticNet() {
  const begin = performance.now();
  const program = await open();
  const start = performance.now() - begin;
  program.Draw(DIGITS, DIGITS);
  program.Begin('digits', 'relu', 'good', 'adam', 0.001, 1);
  program.Clip('norm', 1);
  return { program, start, trainEpoch: () => program.Train(1e9), test: () => program.Test() };
}

/** The same network, which learns from the digits that the other is tested on. */
async function openTensorFlow(program) {
  const begin = performance.now();
  tf.wasm.setWasmPaths('node_modules/@tensorflow/tfjs-backend-wasm/dist/');
  tf.wasm.setThreadsCount(1);
  await tf.setBackend('wasm');
  await tf.ready();
  const start = performance.now() - begin;
  const digits = Array.from({ length: DIGITS }, (_, index) => program.Show(index));
  const inputs = tf.tensor2d(Float32Array.from(digits.flatMap(digit => [...digit.slice(0, -1)].map(pixel => pixel / 255))), [DIGITS, 784]);
  const targets = tf.oneHot(tf.tensor1d(digits.map(digit => digit.at(-1)), 'int32'), 10);
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [784], units: 128, activation: 'relu', kernelInitializer: 'heNormal' }),
      tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: 'heNormal' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy' });
  const trainEpoch = () => model.fit(inputs, targets, { epochs: 1, batchSize: BATCH, shuffle: true, verbose: 0, yieldEvery: 'never' });
  const test = () => tf.tidy(() => tf.mean(tf.equal(tf.argMax(model.predict(inputs), 1), tf.argMax(targets, 1))).dataSync()[0]);
  return { start, trainEpoch, test };
}

async function measure(trainEpoch) {
  const begin = performance.now();
  for (let epoch = 0; epoch < EPOCHS; epoch++) await trainEpoch();
  return (performance.now() - begin) / EPOCHS;
}

const ours = await openStaticNet(), theirs = await openTensorFlow(ours.program);
const rounds = [];
for (let round = 0; round <= ROUNDS; round++) rounds.push([await measure(ours.trainEpoch), await measure(theirs.trainEpoch)]);
const epochs = rounds.slice(1); // the first warms up
const least = side => Math.min(...epochs.map(round => round[side]));
const ratios = epochs.map(([our, their]) => their / our).sort((a, b) => a - b);
document.querySelector('p').textContent = window.result =
  `StaticNet ${least(0).toFixed(0)} ms an epoch (started in ${ours.start.toFixed(0)} ms, ${(100 * ours.test()).toFixed(1)} % right), `
  + `TensorFlow.js ${tf.version_core} ${tf.getBackend()} ${least(1).toFixed(0)} ms (started in ${theirs.start.toFixed(0)} ms, ${(100 * theirs.test()).toFixed(1)} % of its own right); `
  + `median of ${ROUNDS} rounds: ${ratios[ROUNDS >> 1].toFixed(2)} times its speed`;
