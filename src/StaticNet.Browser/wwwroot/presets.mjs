/** Choices that show what gradients do. */
export const PRESETS = {
  learns: { network: 'digits', activation: 'relu', start: 'good', optimizer: 'adam', rate: '0.001', clipping: 'norm', limit: '1' },
  vanishes: { network: 'deep', activation: 'sigmoid', start: 'good', optimizer: 'sgd', rate: '0.1', clipping: 'none', limit: '1' },
  explodes: { network: 'deep', activation: 'relu', start: 'large', optimizer: 'sgd', rate: '0.1', clipping: 'none', limit: '1' },
  cured: { network: 'deep', activation: 'relu', start: 'good', optimizer: 'adam', rate: '0.001', clipping: 'norm', limit: '1' },
};
