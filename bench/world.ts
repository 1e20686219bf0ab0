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

/** An example question, as GraphiQL shows it. */
export interface Example {
  /** The name of its operation. */
  readonly name: string;
  /** Its first line. */
  readonly title: string;
  readonly query: string;
}

const operationName = (query: string): string => {
  const [definition] = parse(query).definitions;
  const name = definition?.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : undefined;
  return name ?? 'unnamed';
};

/** The list of all executions has no naive counterpart, and a bench of its own. */
const hasOwnBench = (query: string): boolean => query.includes('executions(first: $first');

export const examples: readonly Example[] = readExamples()
  .filter((query) => !hasOwnBench(query))
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

const stillClock = (time: Date): SandboxClock => ({
  now: () => time,
  advance: () => undefined,
  set: () => undefined,
});

export const startWorld = async (start = new Date()): Promise<World> => {
  const estate = demoEstate({ start });
  return { estate, start, sandbox: await startSandbox({ estate, clock: stillClock(start) }) };
};

/**
 * A gateway that knows nothing yet, with the settings that it has when none are given, and one scope: naive resolvers
 * know no more.
 */
export const startFreshGateway = ({ sandbox, estate, start }: World): Promise<Gateway> =>
  startGateway({
    ...readSettings({}),
    port: 0,
    aws: gatewaySettings(sandbox, { scopes: estate.scopes.slice(0, 1) }),
    log: pino({ level: 'silent' }),
    examples: [],
    now: () => start,
  });

/** What a GraphQL server answers, as far as benchmarks look at it. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
  readonly extensions?: { readonly upstream?: { readonly lowerBound: number } };
}

/** The answer, which has to be one without errors. */
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
