import { readChanges } from './changes';
import type { Database } from './database';
import type { SeenEntry } from './entries';
import { entryOfLine } from './importedLine';
import type { Sources } from './sources';
import { storedColumns } from './stored';
import { writeBatch } from './writeBatch';

/*
 * The executions of a store as JSON lines, one execution each. A line has what the store knows of it, so a store that
 * imports all lines of another knows what both did.
 */

const rowsPerStep = 500;

/** All executions, in the order in which they were first written. */
export async function* exportLines(database: Database, sources: Sources): AsyncGenerator<string> {
  let after = 0;
  for (;;) {
    const rows = await database.scan
      .selectFrom('executions')
      .innerJoin('records', 'records.number', 'executions.number')
      .select([...storedColumns])
      .where('executions.number', '>', after)
      .orderBy('executions.number')
      .limit(rowsPerStep)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    const changes = await readChanges(
      database.scan,
      rows.map(({ number }) => number),
    );
    for (const row of rows) {
      const source = await sources.get(row.source);
      if (!source) continue;
      yield JSON.stringify({
        kind: source.kind.execution.kind,
        accountId: source.scope.accountId,
        region: source.scope.region,
        id: row.id,
        firstSeenAt: row.first_seen_at,
        lastSeenAt: row.last_seen_at,
        goneAt: row.gone_at,
        changes: changes.get(row.number) ?? [],
        view: row.view,
        record: JSON.parse(row.record) as unknown,
      });
    }
    after = last.number;
  }
}

/**
 * Writes the executions of these lines, merged with what is stored: the newer answers, and the past of both. Times after `now` (epoch
 * milliseconds) become `now`. Returns the number of executions. Rejects with InvalidLine, after the batches before it are written, and
 * with the error of the database.
 */
export const importLines = async (
  database: Database,
  sources: Sources,
  keepSensitive: boolean,
  now: number,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<number> => {
  let batch: SeenEntry[] = [];
  let count = 0;
  let position = 0;
  const write = async (): Promise<void> => {
    await writeBatch(database, sources, batch, keepSensitive, now);
    count += batch.length;
    batch = [];
  };
  for await (const line of lines) {
    position += 1;
    if (line.trim() === '') continue;
    batch.push(entryOfLine(line, position, now));
    if (batch.length === rowsPerStep) await write();
  }
  await write();
  return count;
};
