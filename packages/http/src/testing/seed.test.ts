import { expect, test } from 'vitest';
import { bearer, grant, houseForTests } from './house-for-tests.ts';
import { seed } from './seed.ts';

test('an organisation has one of everything', async () => {
  const house = await houseForTests();
  const token = await house.token('north', grant('admin'));
  const seeded = await seed(house.app, { organisation: 'north', token, canary: 'zinfandel' });
  for (const url of ['/v1/agreements', '/v1/sources', '/v1/evidence', '/v1/problems', '/v1/webhooks', '/v1/keys']) {
    const answer = await house.app.inject({ url, headers: bearer(token) });
    expect
      .soft([url, answer.statusCode, answer.body.includes('north') || answer.body.includes('zinfandel')])
      .toEqual([url, 200, true]);
  }
  expect(seeded.ids['agreement']).toBe('SLA-north');
  await house.app.close();
});
