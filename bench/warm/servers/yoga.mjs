import { createServer } from 'node:http';
import { createYoga } from 'graphql-yoga';
import { announce } from './fixture.mjs';
import { schema } from './schema.mjs';

const server = createServer(createYoga({ schema }));
server.listen(0, '127.0.0.1', () => announce(server.address().port));
