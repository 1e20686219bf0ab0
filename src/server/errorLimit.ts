import type { ApolloServerPlugin } from '@apollo/server';
import { mostErrors } from '../model/errors';

/** Keeps the first 100 errors of an answer. `extensions.errorsOmitted` is the number of the others. */
export const errorLimitPlugin: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body } }) => {
        if (
          body.kind === 'single' &&
          body.singleResult.errors &&
          body.singleResult.errors.length > mostErrors
        ) {
          const { errors, extensions } = body.singleResult;
          body.singleResult.errors = errors.slice(0, mostErrors);
          body.singleResult.extensions = { ...extensions, errorsOmitted: errors.length - mostErrors };
        }
        return Promise.resolve();
      },
    }),
};
