import { defineConfig } from 'vitest/config'

const shared = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'analysis', include: ['analysis/**/*.test.ts'], isolate: false } },
      { test: { ...shared, name: 'web', include: ['web/**/*.test.ts'] } },
      { test: { ...shared, name: 'server', include: ['server/**/*.test.ts'], exclude: ['server/journeys/**'] } },
      {
        test: {
          ...shared,
          name: 'journeys',
          include: ['server/journeys/**/*.test.ts'],
          testTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
