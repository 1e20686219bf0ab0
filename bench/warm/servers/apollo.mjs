import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { announce } from './fixture.mjs';
import { schema } from './schema.mjs';

const apollo = new ApolloServer({ schema, stopOnTerminationSignals: false });
await apollo.start();
const server = express()
  .use('/graphql', express.json(), expressMiddleware(apollo))
  .listen(0, '127.0.0.1', () => announce(server.address().port));
