import { expect, test } from 'vitest';
import { profileOf, profiles } from './profiles.ts';

const standing = (level: 0 | 2 | 3 | 4 | 5 | 6 | 7) => ({ side: 'own', level, roles: [] }) as const;

test('who stands higher may do everything that who stands lower may', () => {
  const rising = ([0, 2, 3, 4, 5, 6, 7] as const).map((level) => profiles[profileOf(standing(level))].scopes);
  for (const [at, scopes] of rising.entries()) {
    const below: readonly string[] = rising[at - 1] ?? [];
    expect(below.filter((scope) => !(scopes as readonly string[]).includes(scope))).toEqual([]);
  }
});

test('guests write nothing, auditors nothing but audits, an auditor whatever the level', () => {
  expect(profiles.guest.scopes).toEqual(['read']);
  expect(profileOf({ side: 'own', level: 7, roles: ['auditor', 'administrator'] })).toBe('auditor');
  expect(profiles.auditor.scopes.filter((scope) => !scope.endsWith('read'))).toEqual(['audits:write']);
});

test('people of other parties have the profile of their side and never read the organisation', () => {
  for (const side of ['customer', 'supplier'] as const) {
    expect(profileOf({ side, level: 7, roles: ['administrator'] })).toBe(side);
    expect(profiles[side].scopes).not.toContain('read');
  }
});
