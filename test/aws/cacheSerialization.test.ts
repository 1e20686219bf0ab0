import { describe, expect, it } from '@jest/globals';
import type { Remembered } from '../../src/aws/memory';
import { readRemembered, rememberedText } from '../../src/aws/rememberedText';

const fetchedAt = new Date('2026-09-09T19:21:30.123Z');

const remembered = (output: object): Remembered => ({
  value: { output, fetchedAt, call: { service: 'glue', operation: 'GetBlueprintRun' } },
  at: fetchedAt.getTime(),
  lifetime: 'finished',
});

describe('rememberedText', () => {
  it.each([
    ['a date', { StartedOn: new Date(1_788_990_149_801) }],
    ['a member that is undefined', { requestId: undefined, $metadata: { attempts: 1, cfId: undefined } }],
    ['nothing in a list', { steps: [null, undefined, {}] }],
    [
      'numbers of all kinds',
      { uid: 4_294_967_295, share: 0.25, none: NaN, most: Infinity, least: -Infinity },
    ],
    ['bytes', { blob: new Uint8Array([0, 127, 255]) }],
    ['nested lists and maps', { a: [{ b: [[new Date(0)], { c: { d: [] } }] }] }],
    ['an object that looks like a mark', { tags: { $: 'date', is: 5 }, more: { $: { $: 'bytes' } } }],
    ['words that look like something', { parameters: '{"$":"date"}', name: ':base64:AAAA' }],
    ['a member of a dangerous name', JSON.parse('{"__proto__": {"isAdmin": true}}') as object],
  ])('is read back as it was, with %s', (_what, output) => {
    const told = readRemembered(rememberedText(remembered(output)));

    expect(told).toStrictEqual(remembered(output));
  });

  it('is read back as it was, when something does not exist', () => {
    const absent: Remembered = { value: null, at: 5, lifetime: 'lively' };

    expect(readRemembered(rememberedText(absent))).toStrictEqual(absent);
  });

  it('is read back as it was, when it is a record', () => {
    const scope = { accountId: '111122223333', region: 'us-east-1', partition: 'aws' };
    const value = { kind: 'Blueprint', scope, fetchedAt, Name: 'orders', CreatedOn: new Date(5) };
    const record: Remembered = { value, at: fetchedAt.getTime(), lifetime: 'definition' };

    expect(readRemembered(rememberedText(record))).toStrictEqual(record);
  });

  it('keeps a date that is none', () => {
    const { value } = readRemembered(rememberedText(remembered({ StartedOn: new Date(NaN) }))) ?? {};

    expect(value).toMatchObject({ output: { StartedOn: expect.any(Date) } });
    expect(JSON.stringify(value)).toContain('"StartedOn":null');
  });

  it('refuses what has more to it than its members', () => {
    expect(() => rememberedText(remembered({ tags: new Map([['a', 1]]) }))).toThrow(TypeError);
  });
});

describe('readRemembered', () => {
  const good = rememberedText(remembered({ RunId: 'br_1' }));

  it.each([
    ['nothing', ''],
    ['no JSON', 'PONG'],
    ['half of it', good.slice(0, -5)],
    ['null', 'null'],
    ['a list', '[]'],
    ["Keyv's own form", `{"value":${good}}`],
    ['an unknown mark', good.replace('"RunId":"br_1"', '"RunId":{"$":"regexp","is":"x"}')],
    ['an unknown lifetime', good.replace('"finished"', '"eternal"')],
    ['no moment', good.replace(/"at":\d+/, '"at":"now"')],
    ['another moment than its answer', good.replace(/"at":\d+/, '"at":1')],
    ['no answer', good.replace('"output":', '"outcome":')],
    ['no call', good.replace('"call":', '"phone":')],
  ])('takes %s for nothing', (_what, text) => {
    expect(text).not.toBe(good);
    expect(readRemembered(text)).toBeUndefined();
    expect(readRemembered(good)).toBeDefined();
  });
});
