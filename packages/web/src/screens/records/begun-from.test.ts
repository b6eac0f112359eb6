import { recordKinds } from '@troth/core';
import { expect, it } from 'vitest';
import { begunFrom } from './begun-from.ts';

const { fields } = recordKinds['risk-acceptance'];
const gaps = [{ code: 'PROOF-WINDOW:UC-VFC', text: 'Judged by the year.' }];

it('reads texts as they are and lists from JSON', () => {
  expect(begunFrom({ agreement: 'SLA-LR-METRO', gaps: JSON.stringify(gaps) }, fields)).toEqual({
    agreement: 'SLA-LR-METRO',
    gaps,
  });
});

it.each([
  ['no field of the kind', { colour: 'red' }],
  ['a list of something else', { gaps: '[{"code":1}]' }],
  ['a list that is cut off', { gaps: '[{"code":' }],
])('leaves out %s', (_, address) => {
  expect(begunFrom(address, fields)).toEqual({});
});
