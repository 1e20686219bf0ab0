// Writes the schema of the gateway to schema.graphql, for the Relay compiler.
import { writeFileSync } from 'node:fs';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000';
const response = await fetch(`${gateway}/schema.graphql`);
if (!response.ok) throw new Error(`${gateway}/schema.graphql responded with HTTP status ${response.status}.`);
writeFileSync(new URL('schema.graphql', import.meta.url), await response.text());
