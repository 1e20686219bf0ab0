import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createEventParser, type ServerEvent } from '../../../client/src/watch/eventParser';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const parse = (text: string): readonly ServerEvent[] => createEventParser().push(bytesOf(text));

const parsePieces = (pieces: readonly Uint8Array[]): readonly ServerEvent[] => {
  const parser = createEventParser();
  return pieces.flatMap((piece) => parser.push(piece));
};

/** The bytes, cut at these places. */
const cut = (bytes: Uint8Array, places: readonly number[]): Uint8Array[] => {
  const borders = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].sort(
    (one, other) => one - other,
  );
  return borders.slice(1).map((border, index) => bytes.slice(borders[index], border));
};

describe('The parser of event streams', () => {
  it.each([
    ['the name, the data and the id', 'id: 7\nevent: next\ndata: {}\n\n', 'next', '{}', '7'],
    ['no name as `message`, and no id as undefined', 'data: a\n\n', 'message', 'a', undefined],
    ['several lines of data', 'data: a\ndata\ndata: b\n\n', 'message', 'a\n\nb', undefined],
    ['one space less at most', 'data:  a\ndata:b\n\n', 'message', ' a\nb', undefined],
    ['colons in data', 'data: {"a":1}\n\n', 'message', '{"a":1}', undefined],
    ['empty data', 'event: complete\ndata: \n\n', 'complete', '', undefined],
    [
      'comments and unknown fields left out',
      ': hi\nretry: 9\nname: x\ndata: a\n:\n\n',
      'message',
      'a',
      undefined,
    ],
    ['line ends of Windows', 'event: next\r\ndata: a\r\ndata: b\r\n\r\n', 'next', 'a\nb', undefined],
    ['carriage returns alone', 'event: next\rdata: a\r\r', 'next', 'a', undefined],
    ['a BOM', '\uFEFFdata: a\n\n', 'message', 'a', undefined],
    ['the last of two ids', 'id: 1\nid: 2\ndata: a\n\n', 'message', 'a', '2'],
    ['no id with a null character', 'id: 1\0\ndata: a\n\n', 'message', 'a', undefined],
  ])('reads an event with %s', (_what, text, event, data, id) => {
    expect(parse(text)).toEqual([{ event, data, id }]);
  });

  it('keeps a BOM elsewhere', () => {
    expect(parse('data: \uFEFFa\n\n')[0]?.data).toBe('\uFEFFa');
  });

  it('takes neither the id nor the name of an earlier event', () => {
    expect(parse('id: 1\nevent: next\ndata: a\n\ndata: b\n\n')).toEqual([
      { event: 'next', data: 'a', id: '1' },
      { event: 'message', data: 'b', id: undefined },
    ]);
  });

  it('leaves out events without data and id, heartbeats, and an event without an end', () => {
    expect(parse('event: next\n\n:\n\n\n\ndata: a\n\ndata: lost\n').map(({ data }) => data)).toEqual(['a']);
  });

  it('has an id that comes alone', () => {
    expect(parse(':\n\nid: 7\n\ndata: a\n\n')).toEqual([
      { event: 'message', data: undefined, id: '7' },
      { event: 'message', data: 'a', id: undefined },
    ]);
  });

  it('returns an event with the piece that ends it', () => {
    const parser = createEventParser();

    const counts = ['data: a', '\n', '\n', 'data: b\n\n'].map((text) => parser.push(bytesOf(text)).length);

    expect(counts).toEqual([0, 0, 1, 1]);
  });

  it('reads the same events however the bytes are split', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((any) => any.replace(/[\r\n\0]/g, 'é🙂'));
    const line = fc.oneof(
      { weight: 3, arbitrary: text.map((value) => `data: ${value}`) },
      { weight: 2, arbitrary: fc.constant('') },
      fc.tuple(fc.constantFrom('event', 'id', 'other', ''), text).map(([name, value]) => `${name}: ${value}`),
      text,
    );
    const stream = fc
      .tuple(fc.boolean(), fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 30 }))
      .map(
        ([hasBom, lines]) =>
          (hasBom ? '\uFEFF' : '') + lines.map((parts) => parts.join('')).join('') + 'data: last\n\n',
      );

    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 40 }), (whole, places) => {
        const expected = parse(whole);
        const bytes = bytesOf(whole);

        expect(parsePieces(cut(bytes, places))).toEqual(expected);
        expect(parsePieces([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
        expect(expected.at(-1)?.data).toMatch(/last$/);
      }),
      { numRuns: 300 },
    );
  });

  it('throws for an event that is too large, in one line or in many, and not for many events', () => {
    const bounded = () => createEventParser(20);
    const small = bytesOf('data: 12345\n\n');

    expect(() => bounded().push(bytesOf(`data: ${'x'.repeat(30)}`))).toThrow(RangeError);
    expect(() => bounded().push(bytesOf('data: 123456\ndata: 123456\n'))).toThrow('more than 20 characters');
    const parser = bounded();
    for (let count = 0; count < 10; count += 1) expect(parser.push(small)).toHaveLength(1);
    for (let count = 0; count < 10; count += 1) parser.push(bytesOf(': a heartbeat\n'));
    expect(parser.push(small)).toHaveLength(1);
  });
});
