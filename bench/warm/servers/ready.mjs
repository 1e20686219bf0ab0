import { serveAnswers } from './http.mjs';

serveAnswers(({ data }) => {
  const text = JSON.stringify({ data });
  return () => text;
});
