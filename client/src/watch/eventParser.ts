/** An event of an event stream (`text/event-stream`). */
export interface ServerEvent {
  /** `message` where the stream names none. */
  readonly event: string;
  /** Undefined for an event that has only an id: the place behind which to resume has moved, and nothing else. */
  readonly data: string | undefined;
  /** Undefined where the event itself has none. */
  readonly id: string | undefined;
}

export interface EventParser {
  /** The events that end within these bytes. Throws a RangeError where an event is too large. */
  push(bytes: Uint8Array): readonly ServerEvent[];
}

const defaultMostCharacters = 16 * 1024 * 1024;

const fieldOf = (line: string): [name: string, value: string] => {
  const colon = line.indexOf(':');
  if (colon < 0) return [line, ''];
  const value = line.slice(colon + 1);
  return [line.slice(0, colon), value.startsWith(' ') ? value.slice(1) : value];
};

/**
 * Returns a parser of one event stream, as the HTML standard describes them. It may get the bytes in any pieces. Comments, `retry`, unknown
 * fields, events without data and id, and an event that is not complete at the end of the stream are left out. It holds one event at most, of
 * `mostCharacters`.
 */
export const createEventParser = (mostCharacters = defaultMostCharacters): EventParser => {
  // Keeps the bytes of a character that is not complete, and removes a BOM at the beginning.
  const decoder = new TextDecoder();
  let line = '';
  let isAfterCarriageReturn = false;
  let event = '';
  let id: string | undefined;
  let data: string[] = [];
  let size = 0;

  const grow = (characters: number): void => {
    size += characters;
    if (size > mostCharacters)
      throw new RangeError(`An event of the stream has more than ${mostCharacters} characters.`);
  };

  const takeField = (): void => {
    const [name, value] = fieldOf(line);
    if (name === 'data') data.push(value);
    // What the line held remains counted only where it is kept.
    else size -= line.length;
    if (name === 'event') event = value;
    if (name === 'id' && !value.includes('\0')) id = value;
    line = '';
  };

  const takeEvent = (): readonly ServerEvent[] => {
    const isEvent = data.length > 0;
    const whole = { event: event || 'message', data: isEvent ? data.join('\n') : undefined, id };
    const events = isEvent || id !== undefined ? [whole] : [];
    [event, id, data, size] = ['', undefined, [], 0];
    return events;
  };

  const endLine = (): readonly ServerEvent[] => {
    if (line === '') return takeEvent();
    takeField();
    return [];
  };

  return {
    push(bytes) {
      const text = decoder.decode(bytes, { stream: true });
      if (text === '') return [];
      const events: ServerEvent[] = [];
      // The line feed of a pair that is split over two pieces.
      let start = isAfterCarriageReturn && text.startsWith('\n') ? 1 : 0;
      for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
        if (index < start) continue;
        const part = text.slice(start, index);
        grow(part.length);
        line += part;
        events.push(...endLine());
        start = index + end.length;
      }
      isAfterCarriageReturn = text.endsWith('\r');
      grow(text.length - start);
      line += text.slice(start);
      return events;
    },
  };
};
