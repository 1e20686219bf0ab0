/** An event of an event stream, or a comment, which is a heartbeat. */
export interface StreamEvent {
  readonly event?: string;
  readonly id?: string;
  readonly data?: string;
  readonly comment?: string;
}

/** A response that is read event by event. */
export interface EventReader {
  readonly response: Response;
  /** The next event that is no comment; undefined at the end of the response. */
  next(): Promise<StreamEvent | undefined>;
  /** The next event or comment. */
  any(): Promise<StreamEvent | undefined>;
  /** All events up to the end of the response. */
  rest(): Promise<readonly StreamEvent[]>;
  leave(): void;
}

const parse = (block: string): StreamEvent =>
  Object.fromEntries(
    block.split('\n').map((line) => {
      const [, name = '', value = ''] = /^([a-z]*): ?(.*)$/.exec(line) ?? [];
      return [name === '' ? 'comment' : name, value];
    }),
  );

export interface StreamRequest {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens an event stream by POST, unless `init` has another method. */
export const openEvents = async (
  url: string,
  body: object | undefined,
  init: StreamRequest = {},
): Promise<EventReader> => {
  const controller = new AbortController();
  const response = await fetch(url, {
    method: 'POST',
    ...(body && { body: JSON.stringify(body) }),
    ...init,
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...init.headers },
    signal: controller.signal,
  });
  // The body of a refusal is JSON, for the test.
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const chunks = isStream ? response.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  let text = '';
  const any = async (): Promise<StreamEvent | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        return parse(block);
      }
      const read = await chunks?.read();
      if (!read || read.done) return undefined;
      text += read.value;
    }
  };
  const next = async (): Promise<StreamEvent | undefined> => {
    for (;;) {
      const one = await any();
      if (one?.comment === undefined) return one;
    }
  };
  return {
    response,
    any,
    next,
    async rest() {
      const events: StreamEvent[] = [];
      for (let one = await next(); one; one = await next()) events.push(one);
      return events;
    },
    leave: () => controller.abort(),
  };
};
