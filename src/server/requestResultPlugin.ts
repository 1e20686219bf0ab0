import type { ApolloServerPlugin } from '@apollo/server';
import { labelOf } from './documentLabel';
import type { RequestContext } from './request';

/** Sets what is known of a request that Apollo Server answers. */
export const requestResultPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ request, document, queryHash, operation, response, contextValue: { result } }) {
        result.type = operation?.operation ?? 'none';
        result.operationName = request.operationName;
        result.label = document ? labelOf(document) : { hash: queryHash, name: undefined };
        if (response.body.kind !== 'single') return Promise.resolve();
        const { data, errors } = response.body.singleResult;
        result.errors = errors ?? [];
        if (errors) result.span?.addErrors(errors);
        if (data === undefined) result.outcome = 'rejected';
        else if (!errors) result.outcome = 'ok';
        else result.outcome = data === null ? 'error' : 'partial';
        return Promise.resolve();
      },
    }),
};
