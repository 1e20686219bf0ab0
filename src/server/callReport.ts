import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './request';

/** Adds the call report to `extensions.upstream`, where the request wants it by header or extension, and the caller may have it. */
export const callReportPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response, contextValue }) => {
        const isWanted = contextValue.wantsReport || request.extensions?.upstreamReport === true;
        const { callReport } = contextValue.caller.permissions;
        if (isWanted && callReport && response.body.kind === 'single') {
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, upstream: contextValue.budget.report() };
        }
        return Promise.resolve();
      },
    }),
};
