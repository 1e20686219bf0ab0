import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './request';

/** Reports in `extensions.upstream` what the answer cost, where the request asks for it by header or extension. */
export const callReportPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response, contextValue }) => {
        const isWanted = contextValue.wantsReport || request.extensions?.upstreamReport === true;
        if (isWanted && response.body.kind === 'single') {
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, upstream: contextValue.budget.report() };
        }
        return Promise.resolve();
      },
    }),
};
