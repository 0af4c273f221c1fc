// The layers' gradients with verdicts, and the layer table.

const VERDICTS = ['healthy', 'vanishing', 'dead', 'exploding', 'non-finite'];
const NUMBERS = 5; // of a layer: gradient norm, update ratio, shares of dead and of saturated units, verdict
const SMALLEST = -12, LARGEST = 6; // powers of ten at the ends of a bar

/** Lines of the exported layer table as objects. */
export function parse(lines) {
  return lines.map(line => {
    const [name, kind, shape, parameters, operations] = line.split('\t');
    return { name, kind, shape, parameters: Number(parameters), operations: Number(operations) };
  });
}

export function fillSummary(body, layers) {
  body.replaceChildren(...layers.map(layer => row(
    layer.name, layer.kind, layer.shape, layer.parameters.toLocaleString('en'), layer.operations.toLocaleString('en'))));
  const parameters = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  const operations = layers.reduce((sum, layer) => sum + layer.operations, 0);
  body.append(row('All', '', '', parameters.toLocaleString('en'), operations.toLocaleString('en')));
}

/** A row for each layer with parameters, which also tells of the activation behind it. */
export class LayerHealth {
  #rows;
  #verdict;

  constructor(body, verdict, layers) {
    this.#verdict = verdict;
    this.#rows = layers.map((layer, index) => ({ layer, index, follower: layers[index + 1]?.parameters === 0 ? index + 1 : null }))
      .filter(({ layer }) => layer.parameters > 0)
      .map(entry => ({ ...entry, line: row(entry.layer.name, '', '', '') }));
    for (const { line } of this.#rows) {
      line.cells[0].append(document.createElement('small'));
      line.cells[1].className = 'bar';
      line.cells[1].append(document.createElement('i'));
      line.cells[3].append(document.createElement('span'));
    }
    body.replaceChildren(...this.#rows.map(({ line }) => line));
    verdict.textContent = '';
  }

  update(numbers) {
    let worst = 0;
    for (const { index, follower, line } of this.#rows) {
      const [norm, , , , own] = numbers.slice(index * NUMBERS, (index + 1) * NUMBERS);
      const [, , dead, saturated, next] = follower === null ? [0, 0, 0, 0, 0] : numbers.slice(follower * NUMBERS, (follower + 1) * NUMBERS);
      const verdict = Math.max(own, next);
      worst = Math.max(worst, verdict);
      const share = Number.isFinite(norm) ? (Math.log10(norm) - SMALLEST) / (LARGEST - SMALLEST) : 1;
      line.className = VERDICTS[verdict];
      line.cells[1].firstChild.style.width = `${Math.min(Math.max(share, 0), 1) * 100}%`;
      line.cells[2].textContent = Number.isFinite(norm) ? norm.toExponential(1).replace('e+', 'e') : '∞';
      line.cells[0].lastChild.textContent = dead > 0 ? `${percent(dead)} dead` : saturated > 0 ? `${percent(saturated)} saturated` : '';
      show(line.cells[3].firstChild, verdict);
    }
    show(this.#verdict, worst);
  }
}

function show(element, verdict) {
  element.textContent = VERDICTS[verdict];
  element.className = `verdict ${VERDICTS[verdict]}`;
}

function percent(share) {
  return `${(100 * share).toFixed(0)} %`;
}

function row(...texts) {
  const line = document.createElement('tr');
  for (const text of texts) line.insertCell().textContent = text;
  return line;
}
