// The page's side of the worker: each call is a promise, and what the worker tells of its own accord is an event.
export class Trainer {
  #worker = new Worker(new URL('./worker.mjs', import.meta.url), { type: 'module' });
  #waiting = new Map();
  #id = 0;

  constructor(onNews) {
    this.#worker.onmessage = ({ data }) => {
      if (data.id === undefined) return onNews(data);
      const { resolve, reject } = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.error === undefined) resolve(data.result);
      else reject(new Error(data.error));
    };
    this.#worker.onerror = event => onNews({ failure: event.message || 'The worker could not be started.' });
  }

  call(call, ...values) {
    return new Promise((resolve, reject) => {
      this.#waiting.set(++this.#id, { resolve, reject });
      this.#worker.postMessage({ id: this.#id, call, values });
    });
  }
}
