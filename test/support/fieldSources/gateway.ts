import { listingServices } from '../listing/listingServices';
import { Ending } from '../../../src/model/endSignal';
import { type DocumentNode, execute, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { gatewaySettings } from '../../../sandbox/gatewaySettings';
import { startSandbox } from '../../../sandbox/server';
import { unlimitedAnswer } from '../../../src/query/answerBudget';
import { operationContext } from '../../../src/app/operationContext';
import { createProcessCache, type ProcessCache } from '../../../src/aws/cache/processCache';
import { createCacheTiers } from '../../../src/aws/cache/tiers';
import { createCallLedger } from '../../../src/aws/callLedger';
import { type ClientPool, clientPool } from '../../../src/aws/clients';
import { createHealth } from '../../../src/aws/health';
import { createRateLimiter } from '../../../src/aws/rateLimiter';
import { createReadPipeline } from '../../../src/aws/read';
import { scopesOf } from '../../../src/aws/scopes';
import { createAccesses } from '../../../src/model/access';
import { anonymous } from '../../../src/model/caller';
import type { ServiceClients } from '../../../src/model/operation';
import { noHistory } from '../history/noHistory';
import { distinctEstate, now } from './estate';

/*
 * Thousands of questions, each with caches of its own: the gateway's services, connected as in src/app/services.ts, but
 * created anew for each question. The estate never changes, so each call of AWS's is sent once and its answer kept.
 */

export interface CachingGateway {
  /** Answers with what the cache holds, which it leaves as it is; with an empty cache where none is given. */
  readonly ask: (document: string, cache?: ProcessCache) => Promise<ExecutionResult>;
  /** A process cache that holds what the answer to a document leaves in it. */
  readonly cacheAfter: (document: string) => Promise<ProcessCache>;
  readonly close: () => Promise<void>;
}

const deepFreeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || value instanceof Date || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
};

/** Sends each command once. */
const sendingOnce = (pool: ClientPool): ClientPool => {
  const answers = new Map<string, Promise<unknown>>();
  type Send = (command: { readonly input: object }) => Promise<unknown>;
  const once =
    (send: Send): Send =>
    (command) => {
      const key = `${command.constructor.name} ${JSON.stringify(command.input)}`;
      const known = answers.get(key);
      if (known) return known;
      const answer = send(command).then((output) => {
        deepFreeze(output);
        return output;
      });
      answers.set(key, answer);
      return answer;
    };
  const clientOf = (client: { send: unknown }) => ({ send: once((client.send as Send).bind(client)) });
  return {
    ...pool,
    of(scope) {
      const { imagebuilder, transfer, glue } = pool.of(scope);
      return {
        imagebuilder: clientOf(imagebuilder),
        transfer: clientOf(transfer),
        glue: clientOf(glue),
      } as unknown as ServiceClients;
    },
  };
};

/** A cache that reads `base`, too, but never changes it. `clear` drops what it holds itself. */
const layerOf = (base: ProcessCache | undefined, own: ProcessCache) => {
  const keys: string[] = [];
  const cache: ProcessCache = {
    ...own,
    get: (...question) => own.get(...question) ?? base?.get(...question),
    peek: (key) => own.peek(key) ?? base?.peek(key),
    put(entry, readSince) {
      keys.push(entry.key);
      return own.put(entry, readSince);
    },
  };
  return { cache, clear: () => keys.forEach((key) => own.delete(key)) };
};

const cacheSettings = {
  maxBytes: 64 * 1024 * 1024,
  runningSeconds: 5,
  settledSeconds: 60,
  definitionSeconds: 300,
};
const rate = { startPerSecond: 1e6, leastPerSecond: 1e6, mostPerSecond: 1e6, burst: 1e6 };

export const startCachingGateway = async (schema: GraphQLSchema): Promise<CachingGateway> => {
  const sandbox = await startSandbox({ estate: distinctEstate });
  const settings = gatewaySettings(sandbox, distinctEstate);
  const pool = clientPool(settings);
  const clients = sendingOnce(pool);
  const clock = () => now;
  const rateLimiter = createRateLimiter(rate);
  const retries = { tries: 1, baseMs: 1, mostMs: 1 };
  const { caller } = pool;
  const scopes = scopesOf(settings, clock, { caller, rateLimiter, retries, onCall: () => undefined });
  const health = createHealth(clock);

  const listing = await listingServices(clock);

  const createContext = (cache: ProcessCache) => {
    const pipeline = createReadPipeline({
      clients,
      cache: createCacheTiers(cache, undefined, clock),
      rateLimiter: createRateLimiter(rate),
      retries,
      now: clock,
      onCall: () => undefined,
      onRecords: (records) => listing.history.offer(records),
    });
    return operationContext(
      {
        pipeline,
        texts: cache.texts,
        scopes,
        accessOf: createAccesses(),
        health,
        now: clock,
        stopped: new Ending(),
        listing,
        ...noHistory,
      },
      {
        caller: anonymous,
        signal: new AbortController().signal,
        budget: createCallLedger(200),
        answer: unlimitedAnswer,
        minFetchedAt: -Infinity,
        priority: 'normal',
      },
    );
  };

  // One for all questions, which come one after the other: a new one for each takes as long as all the rest.
  const own = createProcessCache(cacheSettings);
  const documents = new Map<string, DocumentNode>();
  const parsed = (document: string): DocumentNode => {
    const known = documents.get(document) ?? parse(document);
    documents.set(document, known);
    return known;
  };

  const answer = async (document: string, cache: ProcessCache): Promise<ExecutionResult> =>
    execute({ schema, document: parsed(document), contextValue: createContext(cache) });

  return {
    async ask(document, base) {
      const { cache, clear } = layerOf(base, own);
      const result = await answer(document, cache);
      clear();
      return result;
    },
    async cacheAfter(document) {
      const cache = createProcessCache(cacheSettings);
      const { errors } = await answer(document, cache);
      if (errors) throw new Error(`${document}: ${JSON.stringify(errors)}`);
      return cache;
    },
    async close() {
      await listing.history.close();
      pool.destroy();
      await sandbox.close();
    },
  };
};
