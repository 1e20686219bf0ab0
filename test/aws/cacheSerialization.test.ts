import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from '@jest/globals';
import type { CacheEntry } from '../../src/aws/cache/entry';
import { decodeEntry, encodeEntry } from '../../src/aws/cache/serialize';
import { kinds } from '../../src/kinds';
import { recordCodec } from '../../src/kinds/codec';
import { stepsOfWorkflow } from '../../src/kinds/workflowStep';
import type { TtlClass } from '../../src/model/ttl';

const fetchedAt = new Date('2026-09-09T19:21:30.123Z');
const scope = { accountId: '111122223333', region: 'us-east-1', partition: 'aws' };
const call = {
  service: 'glue',
  operation: 'GetBlueprintRun',
  accountId: scope.accountId,
  region: scope.region,
};

const { BlueprintRun, Image } = kinds;

const run = (members: object) =>
  BlueprintRun.record(
    scope,
    { RunId: 'br_1', State: 'SUCCEEDED', ...members },
    BlueprintRun.views.list,
    { output: {}, fetchedAt, call },
    { blueprintName: 'orders' },
  );

const entryOf = (value: unknown, ttl: TtlClass = 'immutable'): CacheEntry => ({
  key: 'key',
  value,
  fetchedAt: fetchedAt.getTime(),
  ttl,
  saves: call,
  objects: ['id'],
  parent: undefined,
});

const roundTrip = (entry: CacheEntry, itemTtls: readonly (TtlClass | undefined)[] = []) =>
  decodeEntry(encodeEntry({ entry, itemTtls }, recordCodec), recordCodec);

describe('encodeEntry and decodeEntry', () => {
  it('return a record that is equal in value, view and field order', () => {
    const record = run({ StartedOn: new Date(1_788_990_149_801), Parameters: '{"a":1}' });

    const decoded = roundTrip(entryOf(record))?.entry.value as typeof record;

    expect(decoded).toStrictEqual(record);
    expect(decoded.view).toBe(BlueprintRun.views.list);
    expect(Object.keys(decoded)).toEqual(Object.keys(record));
    expect(Object.isFrozen(decoded)).toBe(true);
  });

  it.each([
    ['a date', { StartedOn: new Date(5) }],
    ['an undefined member', { State: undefined }],
    ['text that looks like JSON', { ErrorMessage: '{"$":"date"}' }],
  ])('keep %s', (_what, members) => {
    const record = run(members);

    expect(roundTrip(entryOf(record))?.entry.value).toStrictEqual(record);
  });

  it('keep nested values of AWS: dates, bytes, undefined and numbers of all kinds', () => {
    const state = {
      at: new Date(5),
      blob: new Uint8Array([0, 127, 255]),
      missing: undefined,
      numbers: [4_294_967_295, 0.25, NaN, Infinity, -Infinity],
      map: JSON.parse('{"__proto__": {"isAdmin": true}}') as object,
    };
    const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/1';
    const image = Image.record(scope, { arn, state: state as never }, Image.views.get, {
      output: {},
      fetchedAt,
      call,
    });

    expect(roundTrip(entryOf(image))?.entry.value).toStrictEqual(image);
  });

  it('keep that an object does not exist', () => {
    expect(roundTrip(entryOf(null, 'volatile'))).toEqual({ entry: entryOf(null, 'volatile'), items: [] });
  });

  it('return the entries of the items of a page, with the age of the page and TTLs of their own', () => {
    const output = {
      steps: [{ stepExecutionId: 'step-1', status: 'COMPLETED' }, { stepExecutionId: 'step-2' }],
    };
    const parent = { workflowExecutionId: 'wf-1', hasEnded: false };
    const { value } = stepsOfWorkflow.parse(scope, parent, { output, fetchedAt, call }, undefined);

    const decoded = roundTrip(entryOf(value, 'stable'), ['immutable', undefined]);

    expect(decoded?.entry.value).toStrictEqual(value);
    expect(decoded?.items).toEqual([
      {
        ...entryOf(value.items[0], 'immutable'),
        key: `${value.items[0]?.id ?? ''} list`,
        objects: [value.items[0]?.id],
      },
    ]);
    expect(decoded?.items[0]?.value).toBe((decoded?.entry.value as typeof value).items[0]);
  });
});

describe('decodeEntry', () => {
  const good = encodeEntry({ entry: entryOf(run({})), itemTtls: [] }, recordCodec);
  const changed = (change: (plain: Record<string, unknown>) => void): Buffer => {
    const plain = deserialize(good) as Record<string, unknown>;
    change(plain);
    return serialize(plain);
  };
  const changedRecord = (members: object): Buffer =>
    changed((plain) => (plain.value = { ...(plain.value as object), ...members }));

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('PONG')],
    ['half of an entry', good.subarray(0, good.length / 2)],
    ['null', serialize(null)],
    ['a list', serialize([])],
    ['an unknown TTL class', changed((plain) => (plain.ttl = 'eternal'))],
    ['no moment', changed((plain) => (plain.fetchedAt = 'now'))],
    ['no key', changed((plain) => delete plain.key)],
    ['no value', changed((plain) => delete plain.value)],
    ['a value of an unknown kind', changedRecord({ kind: 'Fridge' })],
    ['a record of an unknown view', changedRecord({ view: 'rear' })],
    ['a record without a scope', changedRecord({ scope: undefined })],
    ['a record without a moment', changedRecord({ fetchedAt: 5 })],
  ])('returns undefined for %s', (_what, bytes) => {
    expect(decodeEntry(bytes, recordCodec)).toBeUndefined();
    expect(decodeEntry(good, recordCodec)).toBeDefined();
  });
});
