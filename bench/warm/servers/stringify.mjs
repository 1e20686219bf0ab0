import { serveAnswers } from './http.mjs';

serveAnswers(
  ({ data }) =>
    () =>
      JSON.stringify({ data }),
);
