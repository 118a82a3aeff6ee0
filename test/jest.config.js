/** Jest reads the sources directly through swc; one PostgreSQL per run is started in the global set-up. */
module.exports = {
  rootDir: '..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testSequencer: '<rootDir>/test/support/longest-first.js',
  // What hangs is stopped; a machine that is only busy with something else is not.
  testTimeout: 120_000,
  maxWorkers: 3,
  transform: {
    '^.+\\.(tsx?|js)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: false,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // Published as ES modules only, which Jest does not read: they are compiled like our own.
  transformIgnorePatterns: ['/node_modules/(?!(pg-boss|serialize-error|non-error|rrule-temporal|temporal-polyfill)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
};
