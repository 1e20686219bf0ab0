import { readFileSync } from 'node:fs';

/** The questions, the gateway's schema, and the data that the gateway returned for each question. See ../fixture.ts. */
export const fixture = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** Says on standard output that a server is ready, as the gateway does. */
export const announce = (port) => console.log(`ready: http://127.0.0.1:${port}`);
