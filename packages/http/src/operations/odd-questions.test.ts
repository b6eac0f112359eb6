/** Questions about what is not there, and of times in which nothing was promised: said, never answered with nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bearer, grant, houseForTests } from '../testing/house-for-tests.ts';
import type { HouseForTests } from '../testing/house-for-tests.ts';

let house: HouseForTests;
let own: Readonly<Record<string, string>>;

beforeAll(async () => {
  house = await houseForTests();
  own = bearer(await house.token('north', grant('admin')));
});
afterAll(() => house.app.close());

const terms = 'agreement=A&commitment=c&effect=exclude';

test.each([
  ['/v1/forecasts/quality?agreement=NOPE', 404],
  ['/v1/warnings/quality?agreement=NOPE', 404],
  ['/v1/analysis/pareto?from=2024-01-01&to=2025-01-01&by=cause&agreement=NOPE', 404],
  ['/v1/agreements/NOPE/periods/2024-11/recoverable', 404],
  ['/v1/warnings/quality?from=bogus', 400],
  ['/v1/analysis/pareto?from=0000-01-01&to=9999-12-31&by=hour', 422],
  ['/v1/analysis/pareto?from=2025-02-01&to=2025-01-01&by=cause', 422],
  ['/v1/recoverable?from=2025-01&to=2024-01', 422],
  [`/v1/temporary-terms-effect?${terms}&from=9999-02-20T08:00:00Z&to=9999-12-28T08:00:00Z`, 400],
  [`/v1/temporary-terms-effect?${terms}&from=0001-01-01T00:00:00Z&to=2025-03-01T00:00:00Z`, 400],
])('%s is answered with %i', async (url, status) => {
  expect((await house.app.inject({ url, headers: { ...own } })).statusCode).toBe(status);
});
