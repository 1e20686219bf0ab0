import { expect } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import type { RegionData } from '../estate';
import { replaceableEstate } from '../executions/region';
import { pageOf } from '../executions/requests';
import { startTestGateway } from '../gateway';
import { range } from '../sequence';

const place = '111122223333/us-east-1';

const runsOf = (count: number): RegionData => ({
  blueprints: [{ Name: 'orders' }],
  blueprintRuns: range(count).map((number) => ({
    BlueprintName: 'orders',
    RunId: `br_${number}`,
    State: 'FAILED',
    ErrorMessage: `Run ${number} has failed. `.repeat(20),
    StartedOn: new Date('2026-09-09T09:00:00.000Z'),
  })),
});

/** What a test sees of a gateway whose file of the history cannot be written. */
export interface OutageGateway {
  /** From now on, AWS has so many runs of one blueprint. */
  readonly setRuns: (count: number) => void;
  /** `<number of runs>: <state> <code of the reason>`, of `Query.executions`. */
  readonly list: () => Promise<string>;
  /** The status of a run that is looked up. */
  readonly lookUp: (number: number) => Promise<string>;
  /** The metric `execution_gateway_history_available`. */
  readonly available: () => Promise<number>;
  /** Resolves when the metric has this value. */
  readonly becomes: (available: number) => Promise<void>;
  /** The lines of the log about the history: `<reason>: <message>`. */
  readonly warnings: () => readonly string[];
  readonly close: () => Promise<void>;
}

export const startOutageGateway = async (file: string): Promise<OutageGateway> => {
  const lines: string[] = [];
  const aws = replaceableEstate([place]);
  const gateway = await startTestGateway(aws.estate, {
    history: { file, keepDays: 400, keepSensitive: false },
    log: { write: (line) => void lines.push(line) },
  });
  const available = async (): Promise<number> => {
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    return Number(/^execution_gateway_history_available (\d)$/m.exec(metrics)?.[1]);
  };
  return {
    setRuns: (count) => aws.replace({ [place]: runsOf(count) }),
    async list() {
      const { nodes, coverage } = await pageOf(gateway.ask, { filter: { kinds: ['BLUEPRINT_RUN'] } });
      const rows = coverage.map(({ state, reason }) => `${state} ${reason?.split(':')[0] ?? ''}`.trim());
      return `${nodes.length}: ${rows.join()}`;
    },
    async lookUp(number) {
      const { data, errors } = await gateway.ask(
        `{ blueprintRun(blueprintName: "orders", runId: "br_${number}") { status origin } }`,
      );
      expect(errors).toBeUndefined();
      return `${data.blueprintRun.status} ${data.blueprintRun.origin}`;
    },
    available,
    async becomes(value) {
      while ((await available()) !== value) await wait(20);
    },
    warnings: () =>
      lines
        .map((line) => JSON.parse(line) as { readonly reason?: string; readonly msg: string })
        .filter(({ msg }) => msg.includes('history'))
        .map(({ reason, msg }) => (reason === undefined ? msg : `${reason}: ${msg}`)),
    close: gateway.close,
  };
};
