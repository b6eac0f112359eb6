import { expect, it } from 'vitest';
import { fillWords, namesIn } from './fill.ts';

it('fills every name, once, and leaves braces in what is filled in', () => {
  const filled = fillWords('Dear {name}: {minutes} of {minutes}. {Not a name} {name}', {
    name: '{minutes}',
    minutes: '3.1 min',
  });
  expect(filled).toEqual({ ok: true, value: 'Dear {minutes}: 3.1 min of 3.1 min. {Not a name} {minutes}' });
});

it('refuses a name that nobody told, also one that every object has', () => {
  expect(fillWords('{name} {constructor} {toString}', { name: 'x' })).toMatchObject({
    ok: false,
    refusals: [{ at: ['constructor'] }, { at: ['toString'] }],
  });
  expect(namesIn('{a} {b} {a}')).toEqual(['a', 'b']);
});
