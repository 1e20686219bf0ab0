import { fastify } from 'fastify';
import mercurius from 'mercurius';
import { announce, schema } from './fixture.mjs';

const app = fastify();
await app.register(mercurius, { schema: schema(), jit: 1 });
await app.listen({ host: '127.0.0.1', port: 0 });
announce(app.server.address().port);
