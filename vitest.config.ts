import { defineConfig } from 'vitest/config';

const cases = { testTimeout: 30_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    passWithNoTests: false,
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts'],
      reportsDirectory: 'coverage',
    },
    projects: [
      {
        test: {
          ...cases,
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', 'tests/browser/**', 'tests/live/**'],
        },
      },
      { test: { ...cases, name: 'live', include: ['tests/live/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          ...cases,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/with-demo.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
