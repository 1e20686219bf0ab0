import { Kind, parse } from 'graphql';
import { pino } from 'pino';
import { readSettings } from '../src/config';
import type { SandboxClock } from '../sandbox/clock';
import type { Estate } from '../sandbox/estate';
import { gatewaySettings } from '../sandbox/gatewaySettings';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { demoEstate } from '../sandbox/demoData';
import { type Gateway, startGateway } from '../src/server/gateway';
import { readExamples } from '../src/server/graphiql';

/** One of the examples that GraphiQL shows. */
export interface Example {
  /** The name of the operation. */
  readonly name: string;
  /** The comment on its first line. */
  readonly title: string;
  readonly query: string;
}

const operationName = (query: string): string => {
  const [definition] = parse(query).definitions;
  const name = definition?.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : undefined;
  return name ?? 'unnamed';
};

/** The list of all executions has no naive implementation. bench/list.ts measures it. */
const isListOfAll = (query: string): boolean => query.includes('executions(first: $first');

export const examples: readonly Example[] = readExamples()
  .filter((query) => !isListOfAll(query))
  .map((query) => ({
    name: operationName(query),
    title: /^# (.+)$/m.exec(query)?.[1] ?? '',
    query,
  }));

/** The demo data of `npm start` behind an AWS endpoint with a fixed clock, so that every run reads the same data. */
export interface World {
  readonly estate: Estate;
  readonly sandbox: Sandbox;
  readonly start: Date;
}

const fixedClock = (time: Date): SandboxClock => ({
  now: () => time,
  advance: () => undefined,
  set: () => undefined,
});

export const startWorld = async (start = new Date()): Promise<World> => {
  const estate = demoEstate({ start });
  return { estate, start, sandbox: await startSandbox({ estate, clock: fixedClock(start) }) };
};

/** Starts a gateway with an empty cache, the default settings and one scope, because the naive resolvers support one. */
export const startFreshGateway = ({ sandbox, estate, start }: World): Promise<Gateway> =>
  startGateway({
    ...readSettings({}),
    port: 0,
    aws: gatewaySettings(sandbox, { scopes: estate.scopes.slice(0, 1) }),
    log: pino({ level: 'silent' }),
    examples: [],
    now: () => start,
  });

/** The parts of a GraphQL response that benchmarks use. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
  readonly extensions?: { readonly upstream?: { readonly lowerBound: number } };
}

/** Sends a query and returns the response. Throws if it has errors. */
export const ask = async (
  { url }: Pick<Gateway, 'url'>,
  query: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const answer = (await response.json()) as Answer;
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer;
};
