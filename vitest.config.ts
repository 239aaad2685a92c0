import { defineConfig } from 'vitest/config'

const shared = {
  globalSetup: 'src/platform/postgres/test-cluster.ts',
  pool: 'forks' as const,
  // The app is loaded once per worker, not once per file: half of the time went there. So a test leaves no module changed.
  isolate: false,
  hookTimeout: 60_000,
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Two cores carry the server, the database and the tests.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { ...shared, name: 'unit', include: ['src/**/*.test.{ts,tsx}', 'bin/**/*.test.ts'], testTimeout: 15_000 },
      },
      {
        extends: true,
        test: { ...shared, name: 'e2e', include: ['e2e/**/*.e2e.ts'], testTimeout: 120_000, hookTimeout: 240_000 },
      },
    ],
  },
})
