import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { announce, schema } from './fixture.mjs';

const server = createServer(createYoga({ schema: schema() }));
server.listen(0, '127.0.0.1', () => announce(server.address().port));
