import { defineConfig } from 'vitest/config';

/** For `npm run mutate`: only the tests that judge the mutated rooms, one plain project. */
export default defineConfig({
  test: {
    include: ['packages/core/src/{values,calendars,credits}/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
