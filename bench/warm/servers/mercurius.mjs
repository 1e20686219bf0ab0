import { fastify } from 'fastify';
import mercurius from 'mercurius';
import { announce } from './fixture.mjs';
import { schema } from './schema.mjs';

const app = fastify();
await app.register(mercurius, { schema, jit: 1 });
await app.listen({ host: '127.0.0.1', port: 0 });
announce(app.server.address().port);
