import { describe, expect, it } from '@jest/globals';
import type { Remembered } from '../../src/aws/memory';
import { readRemembered, rememberedText } from '../../src/aws/rememberedText';

const fetchedAt = new Date('2026-09-09T19:21:30.123Z');

const entryWith = (output: object): Remembered => ({
  value: { output, fetchedAt, call: { service: 'glue', operation: 'GetBlueprintRun' } },
  at: fetchedAt.getTime(),
  lifetime: 'finished',
});

describe('rememberedText', () => {
  it.each([
    ['a date', { StartedOn: new Date(1_788_990_149_801) }],
    ['a member that is undefined', { requestId: undefined, $metadata: { attempts: 1, cfId: undefined } }],
    ['null and undefined in a list', { steps: [null, undefined, {}] }],
    [
      'all kinds of numbers',
      { uid: 4_294_967_295, share: 0.25, none: NaN, most: Infinity, least: -Infinity },
    ],
    ['bytes', { blob: new Uint8Array([0, 127, 255]) }],
    ['nested lists and maps', { a: [{ b: [[new Date(0)], { c: { d: [] } }] }] }],
    ['an object like a type marker', { tags: { $: 'date', is: 5 }, more: { $: { $: 'bytes' } } }],
    ['strings like serialized values', { parameters: '{"$":"date"}', name: ':base64:AAAA' }],
    ['a member named __proto__', JSON.parse('{"__proto__": {"isAdmin": true}}') as object],
  ])('is read back unchanged with %s', (_what, output) => {
    const read = readRemembered(rememberedText(entryWith(output)));

    expect(read).toStrictEqual(entryWith(output));
  });

  it('is read back unchanged for a thing that does not exist', () => {
    const absent: Remembered = { value: null, at: 5, lifetime: 'lively' };

    expect(readRemembered(rememberedText(absent))).toStrictEqual(absent);
  });

  it('is read back unchanged for a record', () => {
    const scope = { accountId: '111122223333', region: 'us-east-1', partition: 'aws' };
    const value = { kind: 'Blueprint', scope, fetchedAt, Name: 'orders', CreatedOn: new Date(5) };
    const record: Remembered = { value, at: fetchedAt.getTime(), lifetime: 'definition' };

    expect(readRemembered(rememberedText(record))).toStrictEqual(record);
  });

  it('keeps an invalid date', () => {
    const { value } = readRemembered(rememberedText(entryWith({ StartedOn: new Date(NaN) }))) ?? {};

    expect(value).toMatchObject({ output: { StartedOn: expect.any(Date) } });
    expect(JSON.stringify(value)).toContain('"StartedOn":null');
  });

  it('throws for a value that is not a plain object, such as a Map', () => {
    expect(() => rememberedText(entryWith({ tags: new Map([['a', 1]]) }))).toThrow(TypeError);
  });
});

describe('readRemembered', () => {
  const valid = rememberedText(entryWith({ RunId: 'br_1' }));

  it.each([
    ['an empty string', ''],
    ['invalid JSON', 'PONG'],
    ['truncated text', valid.slice(0, -5)],
    ['null', 'null'],
    ['a list', '[]'],
    ['the format of Keyv', `{"value":${valid}}`],
    ['an unknown type marker', valid.replace('"RunId":"br_1"', '"RunId":{"$":"regexp","is":"x"}')],
    ['an unknown lifetime', valid.replace('"finished"', '"eternal"')],
    ['an invalid time', valid.replace(/"at":\d+/, '"at":"now"')],
    ['a time other than that of the response', valid.replace(/"at":\d+/, '"at":1')],
    ['no response', valid.replace('"output":', '"outcome":')],
    ['no call', valid.replace('"call":', '"phone":')],
  ])('returns undefined for %s', (_what, text) => {
    expect(text).not.toBe(valid);
    expect(readRemembered(text)).toBeUndefined();
    expect(readRemembered(valid)).toBeDefined();
  });
});
