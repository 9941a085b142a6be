import { defineConfig } from 'vitest/config'

const sources = { conditions: ['source', 'module', 'node', 'development|production'] }
const shared = {
  resolve: sources,
  ssr: { resolve: sources },
  environments: { __vitest__: { resolve: sources } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
} as const
const stories = ['tests/casework/**/*.test.{ts,tsx}', 'tests/stories/**/*.test.{ts,tsx}']
const withServer = './tests/support/story-server.ts'

/** Groups run one after another, so that two cores serve one kind of test at a time. */
export default defineConfig({
  ...shared,
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          name: 'rules',
          include: ['tests/{domain,views}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          setupFiles: ['./tests/support/fixed-seed.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...shared,
        test: {
          name: 'stories-postgres',
          include: stories,
          env: { STORY_DATABASE: 'postgres' },
          globalSetup: withServer,
          testTimeout: 15_000,
          hookTimeout: 90_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          name: 'stories-embedded',
          include: stories,
          env: { STORY_DATABASE: 'embedded' },
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 90_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          globalSetup: './tests/support/loaded-demonstration.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        ...shared,
        test: {
          name: 'crash',
          include: ['tests/crash/**/*.test.ts'],
          globalSetup: withServer,
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
