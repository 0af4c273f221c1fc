// A module with one instruction on 128-bit vectors: valid where WebAssembly has them.
const WITH_VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

/** Why the page can't train here; null if it can. */
export function findProblem() {
  if (typeof WebAssembly !== 'object') return 'This browser has no WebAssembly.';
  if (!WebAssembly.validate(WITH_VECTORS)) return 'This browser has no WebAssembly SIMD, the 128-bit vectors that networks are trained with.';
  if (typeof Worker !== 'function') return 'This browser has no web workers.';
  return null;
}
