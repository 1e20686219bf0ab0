import { lazyPackages } from '../model/lazyPackages';
import type { Database } from './database';
import { databaseNow } from './lists';

/*
 * What replicas share beside the executions: which of them reads a list, how many there are, what AWS throttles, and what its
 * events report. All times are those of PostgreSQL's clock, since the clocks of replicas differ. SQLite and memory belong to one process.
 */

/** AWS throttles a lane. */
export interface Throttle {
  readonly lane: string;
  /** The end in epoch milliseconds, by the clock of this process. */
  readonly until: number;
  /** The replica that has noticed it. */
  readonly replica: string;
}

/** What a replica has learned of an object, for the others. */
export interface Notice {
  /** The global id of the object. The last notice of each is kept. */
  readonly object: string;
  readonly body: string;
  /** When it was passed on, in epoch milliseconds by the clock of this process. */
  readonly at: number;
  /** The same by the clock of the database: the same for each reader. */
  readonly moment: number;
}

/** Notices of others, and the moment to ask with next. */
export interface Notices {
  readonly notices: readonly Notice[];
  readonly moment: number;
}

export interface Coordination {
  readonly claim: (keys: readonly string[], replica: string, forMs: number) => Promise<ReadonlySet<string>>;
  readonly release: (keys: readonly string[], replica: string) => Promise<void>;
  readonly beat: (replica: string, deadAfterMs: number) => Promise<number>;
  readonly leave: (replica: string) => Promise<void>;
  readonly report: (throttle: Throttle) => Promise<void>;
  readonly throttles: () => Promise<readonly Throttle[]>;
  readonly addNotice: (notice: Pick<Notice, 'object' | 'body'>, replica: string) => Promise<void>;
  /** What other replicas have passed on at or after a moment; none without one. Some of it is returned twice. */
  readonly noticesSince: (moment: number | undefined, replica: string) => Promise<Notices>;
  /** Deletes what no replica uses any more. */
  readonly tidy: () => Promise<void>;
}

/** What replicas have left behind is deleted after this time. */
const unusedMs = 3_600_000;

/** A notice can be read so much later than it was made, since statements do not end in the order of their times. */
const lateNoticeMs = 5_000;

/** The notices of one query. */
const noticesPerQuery = 500;

const one: Coordination = {
  claim: (keys) => Promise.resolve(new Set(keys)),
  release: () => Promise.resolve(),
  beat: () => Promise.resolve(1),
  leave: () => Promise.resolve(),
  report: () => Promise.resolve(),
  throttles: () => Promise.resolve([]),
  addNotice: () => Promise.resolve(),
  noticesSince: () => Promise.resolve({ notices: [], moment: 0 }),
  tidy: () => Promise.resolve(),
};

/** Uses the connections for quick reads, so that nothing waits for a batch. */
const several = ({ kind, read: database }: Database, now: () => number): Coordination => {
  const { sql } = lazyPackages.kysely;
  const clock = databaseNow(kind);
  const after = (milliseconds: number) => sql<number>`${clock} + ${Math.round(milliseconds)}::bigint`;

  /** The first notices of others behind a place in their order. `at` is now, by the clock of the database. */
  const noticesBehind = async (
    { moment, object }: Pick<Notice, 'moment' | 'object'>,
    replica: string,
    at: number,
  ): Promise<readonly Notice[]> => {
    const rows = await database
      .selectFrom('notices')
      .select(['object', 'body', 'noticed_at'])
      .where((build) => build(build.refTuple('noticed_at', 'object'), '>', build.tuple(moment, object)))
      .where('replica', '<>', replica)
      .orderBy('noticed_at')
      .orderBy('object')
      .limit(noticesPerQuery)
      .execute();
    return rows.map(({ noticed_at, ...notice }) => ({
      ...notice,
      at: now() - (at - noticed_at),
      moment: noticed_at,
    }));
  };

  return {
    async claim(keys, replica, forMs) {
      if (keys.length === 0) return new Set();
      // In order, so that replicas that claim the same keys do not wait for each other in a circle.
      const rows = [...new Set(keys)].sort().map((key) => ({ key, replica, until_at: after(forMs) }));
      const granted = await database
        .insertInto('leases')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet((row) => ({
              replica: row.ref('excluded.replica'),
              until_at: row.ref('excluded.until_at'),
            }))
            .where((build) =>
              build.or([build('leases.until_at', '<=', clock), build('leases.replica', '=', replica)]),
            ),
        )
        .returning('key')
        .execute();
      return new Set(granted.map(({ key }) => key));
    },

    async release(keys, replica) {
      if (keys.length === 0) return;
      await database
        .deleteFrom('leases')
        .where('key', 'in', (build) =>
          build
            .selectFrom('leases')
            .select('key')
            .where('key', 'in', keys)
            .where('replica', '=', replica)
            .orderBy('key') // As in a claim.
            .forUpdate(),
        )
        .execute();
    },

    async beat(replica, deadAfterMs) {
      const { others } = await database
        .with('own', (build) =>
          build
            .insertInto('replicas')
            .values({ replica, seen_at: clock })
            .onConflict((conflict) => conflict.column('replica').doUpdateSet({ seen_at: clock })),
        )
        .selectFrom('replicas')
        .select(({ fn }) => fn.countAll<number>().as('others'))
        .where('replica', '<>', replica)
        .where('seen_at', '>', after(-deadAfterMs))
        .executeTakeFirstOrThrow();
      return others + 1;
    },

    async leave(replica) {
      await database.deleteFrom('leases').where('replica', '=', replica).execute();
      await database.deleteFrom('replicas').where('replica', '=', replica).execute();
    },

    async report({ lane, until, replica }) {
      const end = after(until - now());
      await database
        .insertInto('throttles')
        .values({ lane, replica, until_at: end })
        .onConflict((conflict) =>
          conflict
            .column('lane')
            .doUpdateSet((row) => ({
              replica: row.ref('excluded.replica'),
              until_at: row.ref('excluded.until_at'),
            }))
            .whereRef('throttles.until_at', '<', 'excluded.until_at'),
        )
        .execute();
    },

    async throttles() {
      const rows = await database
        .selectFrom('throttles')
        .select(['lane', 'replica', sql<number>`until_at - ${clock}`.as('left')])
        .where('until_at', '>', clock)
        .orderBy('lane')
        .execute();
      return rows.map(({ lane, replica, left }) => ({ lane, replica, until: now() + left }));
    },

    async addNotice({ object, body }, replica) {
      await database
        .insertInto('notices')
        .values({ object, body, replica, noticed_at: clock })
        .onConflict((conflict) =>
          conflict.column('object').doUpdateSet((row) => ({
            replica: row.ref('excluded.replica'),
            body: row.ref('excluded.body'),
            noticed_at: row.ref('excluded.noticed_at'),
          })),
        )
        .execute();
    },

    async noticesSince(moment, replica) {
      const { at } = await database.selectNoFrom(clock.as('at')).executeTakeFirstOrThrow();
      if (moment === undefined) return { notices: [], moment: at };
      const notices: Notice[] = [];
      let page: readonly Notice[];
      do {
        const last = notices.at(-1) ?? { moment: moment - lateNoticeMs, object: '' };
        page = await noticesBehind(last, replica, at);
        notices.push(...page);
      } while (page.length === noticesPerQuery);
      return { notices, moment: at };
    },

    async tidy() {
      await database.deleteFrom('notices').where('noticed_at', '<', after(-unusedMs)).execute();
      await database.deleteFrom('replicas').where('seen_at', '<', after(-unusedMs)).execute();
      await database.deleteFrom('leases').where('until_at', '<', after(-unusedMs)).execute();
      await database.deleteFrom('throttles').where('until_at', '<', after(-unusedMs)).execute();
    },
  };
};

export const createCoordination = (database: Database, now: () => number): Coordination =>
  database.kind === 'postgres' ? several(database, now) : one;
