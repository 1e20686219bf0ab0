import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'libsql';
import { startTestGateway } from '../support/gateway';
import { estateOf } from '../support/estate';
import { run } from '../support/history/records';
import { openStore, sqliteFiles } from '../support/history/stores';

const databases = sqliteFiles();
afterAll(() => databases.close());

const fields = `id status startedAt fetchedAt firstSeenAt lastSeenAt origin changes { at previousStatus status }`;

describe('Rows of a store that no release has written so', () => {
  it('are null at most at their own fields, and never a page', async () => {
    const { file = '' } = await databases.create();
    const store = await openStore({ file });
    const numbers = [1, 2, 3, 4, 5, 6];
    store.offer(numbers.map((number) => run({ State: 'FAILED' }, { number })));
    await store.flush();
    await store.close();
    const database = new Database(file);
    const update = (table: string, number: number, column: string, value: string) =>
      database.exec(`update ${table} set ${column} = ${value} where number = ${number}`);
    update('records', 1, 'record', `replace(record, '"FAILED"', '"BOGUS"')`);
    update('executions', 1, 'status', `'BOGUS'`);
    update('executions', 2, 'first_seen_at', '9000000000000000');
    update('executions', 3, 'last_seen_at', '9000000000000000');
    update('executions', 4, 'first_seen_at', '-9000000000000000');
    update('records', 5, 'record', `replace(record, '"startedAt":', '"startedAt":999')`);
    database.exec(`insert into changes values (6, 1, 9000000000000000, 'BOGUS', 'FAILED')`);
    database.close();

    const gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }), {
      history: { file, keepDays: 400, keepSensitive: false },
    });
    const { data } = await gateway.ask(
      `{ executions(filter: { kinds: [BLUEPRINT_RUN] }) { nodes { ${fields} } }
         executionCounts(filter: { kinds: [BLUEPRINT_RUN] }) { counts { status count } } }`,
    );
    await gateway.close();

    expect(data.executions?.nodes).toHaveLength(numbers.length);
    const byId = new Map(data.executions.nodes.map((node: { id: string }) => [node.id, node]));
    const [bogus, lateFirst, lateLast, earlyFirst, lateStart, lateChange] = numbers.map((number) =>
      byId.get(run({}, { number }).id),
    );
    expect(bogus).toMatchObject({ status: 'UNKNOWN' });
    expect(lateFirst).toMatchObject({ status: 'FAILED', firstSeenAt: '9999-12-31T23:59:59.999Z' });
    expect(lateLast).toMatchObject({ lastSeenAt: '9999-12-31T23:59:59.999Z' });
    expect(earlyFirst).toMatchObject({ firstSeenAt: '1970-01-01T00:00:00.000Z' });
    expect(lateStart).toMatchObject({ status: 'FAILED', startedAt: null });
    expect(lateChange).toMatchObject({
      changes: [{ at: '9999-12-31T23:59:59.999Z', previousStatus: 'UNKNOWN', status: 'FAILED' }],
    });
    expect(data.executionCounts.counts).toEqual([
      { status: 'FAILED', count: 5 },
      { status: 'UNKNOWN', count: 1 },
    ]);
  });
});
