import { Button, Dialog, UnStyledButton, useGraphiQLActions } from '@graphiql/react';
import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { hasToken, setToken } from './credentials';
import { fetchViewer, type Viewer } from './viewer';

type Identity = { readonly viewer: Viewer } | { readonly refusal: string } | undefined;

const nameOf = (identity: Identity): string => {
  if (!identity) return '…';
  if ('refusal' in identity) return hasToken() ? 'Token refused' : 'No access';
  return identity.viewer.subject ?? 'Anonymous';
};

const List = ({ term, values }: { readonly term: string; readonly values: readonly string[] }): ReactNode => (
  <>
    <dt>{term}</dt>
    <dd>{values.join(', ') || 'none'}</dd>
  </>
);

const ViewerList = ({ viewer }: { readonly viewer: Viewer }): ReactNode => (
  <dl>
    <dt>Subject</dt>
    <dd>{viewer.subject ?? 'none: a caller without credentials'}</dd>
    <List term="Roles" values={viewer.roles} />
    <List term="Scopes" values={viewer.scopes.map(({ accountId, region }) => `${accountId} ${region}`)} />
    <List term="Kinds" values={viewer.kinds} />
    <List term="Permissions" values={viewer.permissions} />
  </dl>
);

/** Shows who the gateway takes this page for, and takes a token for its requests. */
export const Identity = (): ReactNode => {
  const actions = useGraphiQLActions();
  const [identity, setIdentity] = useState<Identity>();
  const [isOpen, setIsOpen] = useState<boolean>();
  const opener = useRef<HTMLButtonElement>(null);
  const [changes, setChanges] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    void fetchViewer()
      .then(
        (viewer): Identity => ({ viewer }),
        (error: unknown): Identity => ({ refusal: error instanceof Error ? error.message : String(error) }),
      )
      .then((found) => isCurrent && setIdentity(found));
    return () => {
      isCurrent = false;
    };
  }, [changes]);

  // The dialog returns the focus only to a trigger of its own, which GraphiQL's dialog cannot have.
  useEffect(() => {
    if (isOpen === false) opener.current?.focus();
  }, [isOpen]);

  const change = (token: string): void => {
    setToken(token);
    setIdentity(undefined);
    setChanges((count) => count + 1);
    void actions.introspect();
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem('gateway-token');
    if (!(field instanceof HTMLInputElement)) return;
    change(field.value);
    field.value = '';
  };

  const name = nameOf(identity);
  return (
    <>
      <UnStyledButton
        ref={opener}
        type="button"
        className="gateway-identity"
        aria-haspopup="dialog"
        aria-label={`Identity: ${name}`}
        title={name}
        onClick={() => setIsOpen(true)}
      >
        <span>{name}</span>
      </UnStyledButton>
      <Dialog open={isOpen ?? false} onOpenChange={setIsOpen}>
        <div className="gateway-identity-dialog">
          <div className="graphiql-dialog-header">
            <Dialog.Title className="graphiql-dialog-title">Who you are</Dialog.Title>
            <Dialog.Close />
          </div>
          <div role="status" aria-busy={!identity}>
            {!identity && <p>Asking the gateway …</p>}
            {identity && 'viewer' in identity && <ViewerList viewer={identity.viewer} />}
            {identity && 'refusal' in identity && <p className="gateway-refusal">{identity.refusal}</p>}
          </div>
          <form onSubmit={submit}>
            <label htmlFor="gateway-token">Token or API key</label>
            <Dialog.Description id="gateway-token-note">
              {hasToken() ? 'A token is in use. ' : ''}Kept in memory only, until the page is closed or
              reloaded.
            </Dialog.Description>
            <input
              id="gateway-token"
              name="gateway-token"
              aria-describedby="gateway-token-note"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              required
            />
            <Button type="submit">Use token</Button>
            <Button type="button" disabled={!hasToken()} onClick={() => change('')}>
              Forget token
            </Button>
          </form>
        </div>
      </Dialog>
    </>
  );
};
