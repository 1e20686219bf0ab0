import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

/* Runs Apollo's tests for integrations (`apolloSuite.suite.ts`) and knows which of them are skipped or fail, and why. */

jest.setTimeout(600_000);

const root = join(__dirname, '../..');

/** The tests that fail, by the reason. */
const deviations: Readonly<Record<string, readonly string[]>> = {
  'The gateway has a newer patch version of Apollo Server than the suite.': [
    'lockstep versioning of @apollo/server and @apollo/server-integration-testsuite',
  ],
  'No cache hints: the answers of AWS are cached, and not the responses.': [
    'lifecycle > for Apollo usage reporting > traces > cachePolicy',
    'graphqlHTTP > cache-control > applies cacheControl Headers',
    'graphqlHTTP > cache-control > applies cacheControl Headers for batched operation',
    'graphqlHTTP > cache-control > applies cacheControl Headers with if-cacheable',
    'graphqlHTTP > cache-control > contains private cacheControl Headers when scoped',
    'graphqlHTTP > cache-control not set without any hints with if-cacheable',
    'graphqlHTTP > cache-control set with dynamic hint',
    'graphqlHTTP > cache-control set with defaultMaxAge',
  ],
  'Where introspection is off, no caller has the right to it, with and without the validation rule.': [
    'constructor > validation rules > allows disabling validation rules',
  ],
  'All answers have `Cache-Control: no-store`.': [
    'graphqlHTTP > cache-control > runs when cache-control is disabled',
  ],
  'Errors that the gateway does not know are masked, and set neither status nor headers.': [
    'lifecycle > for Apollo usage reporting > traces > does not expose stack',
    'lifecycle > for Apollo usage reporting > traces > error munging > sendErrors > new error',
    'lifecycle > for Apollo usage reporting > traces > error munging > sendErrors > modified error',
    'lifecycle > for Apollo usage reporting > traces > error munging > sendErrors > nulled error',
    'lifecycle > for Apollo usage reporting > traces > error munging > undefined error',
    'lifecycle > for Apollo usage reporting > traces > error munging > unmodified',
    'lifecycle > for Apollo usage reporting > traces > error munging > masked',
    'lifecycle > propagates error codes in production',
    'lifecycle > propagates error codes with null response in production',
    'lifecycle > propagates error codes in dev mode',
    'lifecycle > shows error extensions in extensions (only!)',
    'graphqlHTTP > returns errors',
    'graphqlHTTP > GraphQLError HTTP extensions are respected and stripped',
  ],
  'Persisted queries are off, because replicas do not share the hashes of documents.': [
    "lifecycle > for Apollo usage reporting > traces > doesn't internal server error on an APQ",
    'graphqlHTTP > returns PersistedQueryNotFound to a GET request',
    'graphqlHTTP > returns PersistedQueryNotFound to a POST request',
  ],
  'The gateway makes the context of each request.': [
    'lifecycle > context field > defers context eval with thunk until after options creation',
    'lifecycle > context field > context cloning > clones the context for request pipeline requests',
    'lifecycle > context field > as a function > can be an async function',
    'lifecycle > context field > as a function > context errors > GraphQLErrors are formatted, defaulting to status 500',
    'lifecycle > context field > as a function > context errors > GraphQLErrors are formatted, defaulting to INTERNAL_SERVER_ERROR',
    'lifecycle > context field > as a function > context errors > GraphQLErrors are formatted, obeying http extension',
    'lifecycle > context field > as a function > context errors > non-GraphQLErrors are formatted',
    'graphqlHTTP > clones batch context',
    'graphqlHTTP > executes batch context if it is a function',
    'graphqlHTTP > passes the context to the resolver',
  ],
  'Browsers get GraphiQL of the gateway.': [
    'renderLandingPage > defaults to LocalDefault',
    'renderLandingPage > can specify version for LocalDefault',
    'renderLandingPage > can be disabled',
    'renderLandingPage > basic functionality > basic GET works',
    'renderLandingPage > basic functionality > basic GET works with more complex header',
    'renderLandingPage > async `html` function > returns a string',
    'renderLandingPage > async `html` function > throws',
  ],
  'Media types other than JSON have status 415 and not 400, before Apollo Server sees them.': [
    'CSRF prevention > default',
    'graphqlHTTP > throws an error if POST body is empty',
    'graphqlHTTP > throws an error if invalid content-type',
  ],
  'Fastify reports JSON that is malformed in other words, also with status 400.': [
    'graphqlHTTP > throws an error if POST JSON is malformed',
  ],
  'With application/json, every well-formed request has status 200, as the draft requires.': [
    'graphqlHTTP > returns an error on parse failure',
    'graphqlHTTP > returns an error on validation failure',
    'graphqlHTTP > unknown operation name returns 400 and OPERATION_RESOLUTION_FAILURE',
    'graphqlHTTP > unknown operation name returns 400 and OPERATION_RESOLUTION_FAILURE for GET requests',
    'graphqlHTTP > multiple operations with no `operationName` specified returns 400 and OPERATION_RESOLUTION_FAILURE',
    'graphqlHTTP > applies additional validationRules',
  ],
  'The executor of the gateway has no root value.': [
    'graphqlHTTP > passes the rootValue to the resolver',
    'graphqlHTTP > passes the rootValue function result to the resolver',
  ],
  'The plugins of the gateway need the context of a request, which `executeOperation` does not have.': [
    'lifecycle > context field > context cloning > for every request with executeOperation',
    'Gateway > passes apollo data to the gateway',
    'Gateway > can serve multiple active schemas simultaneously during a schema rollover',
  ],
};

/** GraphQL.js has `@defer` and `@stream` only from version 17, which is not supported by Apollo Server yet. */
const isIncremental = (name: string): boolean => /incremental delivery|with defer/.test(name);

interface SuiteTest {
  readonly status: 'passed' | 'failed' | 'pending';
  readonly ancestorTitles: readonly string[];
  readonly title: string;
}

let folder: string;
let tests: readonly SuiteTest[];

const runSuite = async (report: string): Promise<void> => {
  const args = ['--runInBand', '--forceExit', '--silent', '--json', `--outputFile=${report}`];
  const pattern = '<rootDir>/test/standards/apolloSuite.suite.ts';
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/jest/bin/jest.js'), ...args, '--testMatch', pattern],
    { cwd: root, stdio: 'ignore', env: { ...process.env, NODE_ENV: 'test' } },
  );
  await new Promise((resolve) => child.on('close', resolve));
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'apollo-suite-'));
  const report = join(folder, 'report.json');
  await runSuite(report);
  tests = JSON.parse(readFileSync(report, 'utf8')).testResults[0].assertionResults;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The names of the tests with this status, without the two outermost groups. */
const namesOf = (status: SuiteTest['status']): string[] =>
  tests
    .filter((test) => test.status === status)
    .map(({ ancestorTitles, title }) => [...ancestorTitles.slice(2), title].join(' > '));

describe("Apollo's tests for integrations", () => {
  it('pass on the whole gateway, but for these deviations', () => {
    expect(namesOf('failed').sort()).toEqual(Object.values(deviations).flat().sort());
    expect(namesOf('passed')).toHaveLength(183);
  });

  it('are skipped only for incremental delivery', () => {
    expect(namesOf('pending').filter((name) => !isIncremental(name))).toEqual([]);
  });
});
