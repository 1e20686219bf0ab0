import { useGraphiQL } from '@graphiql/react';
import type { ReactNode } from 'react';

/** The first message of the gateway in what GraphiQL keeps of a failed introspection. */
const messageIn = (text: string): string => {
  try {
    const { errors } = JSON.parse(text) as { errors?: readonly { message: string }[] };
    return errors?.[0]?.message ?? text;
  } catch {
    return text;
  }
};

/** Says why there is no documentation. Queries can be written and run without it. */
export const SchemaNotice = (): ReactNode => {
  const fetchError = useGraphiQL((state) => state.fetchError);
  return (
    <p role="status" className="gateway-notice">
      {fetchError !== null &&
        `No documentation and completion: ${messageIn(fetchError)} Queries can still be written and run.`}
    </p>
  );
};
