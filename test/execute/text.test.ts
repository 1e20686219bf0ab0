import { describe, expect, it } from '@jest/globals';
import { bytesOf, flat, Joiner, lengthOf } from '../../src/execute/text';

const [short, long] = ['a'.repeat(1_023), 'b'.repeat(1_024)];

const joined = (...texts: readonly (string | readonly string[])[]) => {
  const joiner = new Joiner();
  for (const text of texts) joiner.add(text);
  return joiner.text;
};

describe('Joined text', () => {
  it('is one string while it is short', () => {
    expect(joined()).toBe('');
    expect(joined('{', '}')).toBe('{}');
    expect(joined(short)).toBe(short);
  });

  it('has a chunk for each long text, and joins the short ones between them', () => {
    expect(joined('[', long, ',', 'c', [long, ']'])).toEqual(['[', long, ',c', long, ']']);
    expect(joined(long)).toEqual([long]);
  });

  it('has a chunk for short texts that are long together', () => {
    expect(joined(short, 'ab', 'c')).toEqual([`${short}ab`, 'c']);
  });

  it('can be extended after it was read', () => {
    const joiner = new Joiner();
    joiner.write(long);
    const before = joiner.text;
    joiner.write(long);
    joiner.write('a');

    expect(before).toEqual([long]);
    expect(joiner.take()).toEqual([long, long, 'a']);
    expect(joiner.text).toBe('');
  });

  it('has one byte for each character', () => {
    const text = ['"\u00c3\u00bc', long, '"'];

    expect(lengthOf(text)).toBe(1_028);
    expect(bytesOf('[', text, ']').toString()).toBe(`["ü${long}"]`);
    expect(flat(text)).toBe(text.join(''));
  });
});
