import { pipeline, type Readable, Transform } from 'node:stream';
import { answerTooLarge } from './errorNames';

/** AWS's largest answers, pages of 1,000 items, have a few megabytes. */
export const mostAnswerBytes = 16_000_000;

/** An answer of AWS that was not read to its end. It has the status of a malformed answer, which is not retried. */
class AnswerTooLarge extends Error {
  override readonly name = answerTooLarge;
  readonly $metadata = { httpStatusCode: 200 };
}

/** The stream, which fails when it passes the limit. */
const limited = (body: Readable): Readable => {
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > mostAnswerBytes) done(new AnswerTooLarge());
      else done(null, chunk);
    },
  });
  return pipeline(body, limit, () => undefined); // The reader of `limit` receives its errors.
};

interface Handler {
  handle(...args: unknown[]): Promise<{ readonly response: { body?: unknown } }>;
}

interface Configuration {
  httpHandler(): unknown;
  setHttpHandler(handler: never): void;
}

/** An extension for a client of the SDK: it limits the size of all answers. */
export const answerLimit = {
  configure(configuration: Configuration): void {
    const handler = configuration.httpHandler() as Handler;
    const handle: Handler['handle'] = async (...args) => {
      const result = await handler.handle(...args);
      result.response.body = limited(result.response.body as Readable);
      return result;
    };
    configuration.setHttpHandler(Object.create(handler, { handle: { value: handle } }) as never);
  },
};
