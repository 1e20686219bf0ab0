import Link from '@mui/material/Link';

interface Props {
  readonly href: string | null | undefined;
  /** The name of the linked resource. */
  readonly what: string;
}

/** A link to the AWS console. Renders nothing without a URL. */
export const ConsoleLink = ({ href, what }: Props) =>
  href ? (
    <Link href={href} target="_blank" rel="noreferrer" variant="body2" noWrap>
      {what} in the AWS console <span aria-hidden="true">↗</span>
    </Link>
  ) : null;
