/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.ts$': '@swc/jest' },
  // Tests of the sources need no build.
  moduleNameMapper: { '^#render-graphiql$': '@graphql-yoga/render-graphiql' },
  setupFiles: ['<rootDir>/test/support/environment.ts'],
};
