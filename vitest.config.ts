import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const cases = { testTimeout: 30_000, hookTimeout: 30_000 };

/** The tests in a browser share one demo company, so what one leaves behind meets the next: always in the same order, by name. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const shared = files.filter(({ project }) => project.name === 'browser');
    const alone = files.filter(({ project }) => project.name !== 'browser');
    return [
      ...(await super.sort(alone)),
      ...shared.toSorted((a, b) => a.moduleId.localeCompare(b.moduleId, 'en', { numeric: true })),
    ];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: ByName },
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
