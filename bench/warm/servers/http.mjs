import { createServer } from 'node:http';
import { announce, fixture } from './fixture.mjs';

/**
 * The limit of what a server can reach: reads the body of each request, and sends an answer without parsing anything.
 * The query of the URL is the number of the question.
 */
export const serveAnswers = (answerOf) => {
  const answers = fixture.questions.map(answerOf);
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const text = answers[request.url.slice(request.url.indexOf('?') + 1)]();
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    });
  });
  server.listen(0, '127.0.0.1', () => announce(server.address().port));
};
