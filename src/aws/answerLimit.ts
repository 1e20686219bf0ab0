import { pipeline, type Readable, Transform } from 'node:stream';
import { answerTooLarge } from './errorNames';

/** AWS's largest answers, pages of 1,000 items, have a few megabytes. */
const mostAnswerBytes = 16_000_000;

/** An answer of AWS that was not read to its end. It has the status of a malformed answer, which is not retried. */
class AnswerTooLarge extends Error {
  override readonly name = answerTooLarge;
  readonly $metadata = { httpStatusCode: 200 };
}

/** Node.js ends a body at the length in its header, so its bytes need not be counted, which costs CPU. */
const isShort = ({ 'content-length': length }: Readonly<Record<string, string>>): boolean =>
  length !== undefined && Number(length) <= mostAnswerBytes;

/** The body of an answer of AWS, which fails when it passes the limit. */
export const limitedAnswer = (body: Readable, headers: Readonly<Record<string, string>>): Readable => {
  if (isShort(headers)) return body;
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
