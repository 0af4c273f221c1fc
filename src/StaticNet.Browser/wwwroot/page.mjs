import { Chart } from './charts.mjs';
import { Drawing, paint } from './drawing.mjs';
import { fillSummary, LayerHealth, parse } from './layers.mjs';
import { PRESETS } from './presets.mjs';
import { findProblem } from './support.mjs';
import { Trainer } from './trainer.mjs';

const TRAINING_DIGITS = 4000, TEST_DIGITS = 500, BATCH = 64, SEED = 1, STEP_NUMBERS = 5;
const READ_EVERY = 400; // milliseconds between two looks at the drawing while training

const element = id => document.getElementById(id);
const form = element('choices');
const lossChart = new Chart(element('loss-chart'), { colour: '--accent', from: 0, to: 2.5, smooth: 0.06, unit: 'step', format: value => value < 100 ? value.toFixed(1) : value.toExponential(0) });
const accuracyChart = new Chart(element('accuracy-chart'), { colour: '--good', from: 0, to: 1, unit: 'epoch', format: value => `${Math.round(100 * value)} %` });
const drawing = new Drawing(element('drawing'), read);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => read());

let trainer, health, running = false, lastRead = 0, sample = 0, started = null, pending = false;

const problem = findProblem();
if (problem) fail(`${problem} Please open this page in a current Chrome, Edge, Firefox or Safari.`);
else await begin();

async function begin() {
  trainer = new Trainer(onNews);
  try {
    await trainer.call('open', TRAINING_DIGITS, TEST_DIGITS);
    await reset();
  } catch (error) {
    return fail(`StaticNet could not be started: ${error.message}`);
  }
  for (const id of ['run', 'reset', 'sample', 'save', 'load']) element(id).disabled = false;
  element('run').onclick = () => setRunning(!running);
  element('reset').onclick = () => attempt(reset);
  element('clear').onclick = () => drawing.clear();
  element('sample').onclick = () => attempt(async () => drawing.show((await trainer.call('show', sample++)).slice(0, -1)));
  element('save').onclick = () => attempt(save);
  element('load').onchange = () => attempt(load);
  form.onchange = event => attempt(() => change(event.target.name));
  for (const button of document.querySelectorAll('[data-preset]')) button.onclick = () => attempt(() => choose(button.dataset.preset));
  document.body.dataset.ready = '';
}

async function reset() {
  await setRunning(false);
  const choice = Object.fromEntries(new FormData(form));
  const layers = parse(await trainer.call('begin', { ...choice, rate: Number(choice.rate), limit: Number(choice.limit), seed: SEED }));
  fillSummary(element('summary'), layers);
  health = new LayerHealth(element('layers'), element('verdict'), layers);
  lossChart.clear();
  accuracyChart.clear();
  for (const [id, text] of [['step', '0'], ['epoch', '1'], ['loss', '–'], ['accuracy', '–'], ['speed', '–']]) element(id).textContent = text;
  element('hash').textContent = '';
  tell(`Ready: ${TRAINING_DIGITS.toLocaleString('en')} digits to learn from, ${TEST_DIGITS} to be tested on.`);
  mark();
  read();
}

async function setRunning(wanted) {
  if (wanted === running) return;
  running = wanted;
  started = null;
  element('run').textContent = running ? 'Pause' : 'Start';
  await trainer.call(running ? 'run' : 'pause');
  if (running) return tell('Training …');
  await test();
  tell('Paused.');
}

async function test() {
  const text = `${(100 * await trainer.call('test')).toFixed(1)} %`;
  element('accuracy').textContent = text;
  return text;
}

async function change(name) {
  if (!form.reportValidity()) return;
  const { rate, clipping, limit } = Object.fromEntries(new FormData(form));
  if (name === 'rate') await trainer.call('setRate', Number(rate));
  else if (name === 'clipping' || name === 'limit') await trainer.call('clip', clipping, Number(limit));
  else await reset();
  mark();
}

async function choose(name) {
  for (const [field, value] of Object.entries(PRESETS[name])) form.elements[field].value = value;
  await reset();
  await setRunning(true);
}

function mark() {
  const choice = Object.fromEntries(new FormData(form));
  for (const button of document.querySelectorAll('[data-preset]'))
    button.ariaPressed = Object.entries(PRESETS[button.dataset.preset]).every(([field, value]) => choice[field] === value);
}

function onNews({ steps, layers, epoch, accuracy, hash, failure }) {
  if (layers) health?.update(layers);
  if (steps) addSteps(steps);
  if (accuracy !== undefined) {
    accuracyChart.add(epoch, accuracy);
    accuracyChart.draw();
    element('accuracy').textContent = `${(100 * accuracy).toFixed(1)} %`;
    element('hash').textContent = `Hash of the weights after epoch ${epoch}, the same in every browser: ${hash}`;
  }
  if (failure) {
    running = false;
    element('run').textContent = 'Start';
    if (trainer && document.body.dataset.ready !== undefined) tell(failure, true);
    else fail(failure);
  }
}

function addSteps(steps) {
  const now = performance.now();
  const last = steps.slice(-STEP_NUMBERS);
  for (let i = 0; i < steps.length; i += STEP_NUMBERS) lossChart.add(steps[i], steps[i + 2]);
  if (!pending) {
    pending = true;
    requestAnimationFrame(() => { pending = false; lossChart.draw(); });
  }
  element('step').textContent = last[0].toLocaleString('en');
  element('epoch').textContent = last[1];
  element('loss').textContent = last[2] < 1000 ? last[2].toFixed(3) : last[2].toExponential(1);
  started ??= { step: last[0], time: now };
  if (now - started.time > 500) element('speed').textContent = Math.round((last[0] - started.step) * BATCH / (now - started.time) * 1000).toLocaleString('en');
  if (now - lastRead > READ_EVERY) read();
}

async function read() {
  lastRead = performance.now();
  const context = element('seen').getContext('2d');
  context.clearRect(0, 0, 84, 84);
  if (drawing.isEmpty || !trainer) {
    element('answer').textContent = '–';
    element('odds').replaceChildren();
    return;
  }
  const image = drawing.getImage();
  context.save();
  context.scale(84, 84);
  paint(context, image, getComputedStyle(document.body).color);
  context.restore();
  await attempt(async () => {
    const odds = [...await trainer.call('read', image)];
    element('answer').textContent = odds.indexOf(Math.max(...odds));
    element('odds').replaceChildren(...odds.map((share, digit) => {
      const line = document.createElement('li'), bar = document.createElement('i');
      bar.style.width = `${60 * share}%`;
      line.append(String(digit), bar, share > 0.005 ? `${Math.round(100 * share)} %` : '');
      return line;
    }));
  });
}

async function save() {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await trainer.call('save')]));
  link.download = 'digits.safetensors';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function load() {
  const [file] = element('load').files;
  if (!file) return;
  element('load').value = '';
  await setRunning(false);
  await trainer.call('load', new Uint8Array(await file.arrayBuffer()));
  tell(`Loaded ${file.name}: ${await test()} of the test digits are told right.`);
  read();
}

async function attempt(action) {
  try {
    await action();
  } catch (error) {
    tell(error.message, true);
  }
}

function tell(text, hasFailed = false) {
  element('state').textContent = text;
  element('state').classList.toggle('failed', hasFailed);
}

function fail(text) {
  tell(text, true);
  for (const control of document.querySelectorAll('button, select, input')) control.disabled = true;
}

element('code').ontoggle = async () => {
  const code = element('code').querySelector('code');
  if (code.textContent === '') code.textContent = await (await fetch('generated.txt')).text();
};
