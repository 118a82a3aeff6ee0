import type { ComponentChildren } from 'preact';

export type ButtonLook = 'primary' | 'quiet' | 'danger';

type ButtonProps = {
  children: ComponentChildren;
  look?: ButtonLook;
  wide?: boolean;
  /** Words for those who do not see what the button stands beside. */
  label?: string;
};

/** Sends the form it stands in. */
export function Button({ children, look = 'primary', wide = false, label }: ButtonProps) {
  return (
    <button type="submit" class={classes(look, wide)} aria-label={label}>
      {children}
    </button>
  );
}

/** A link that weighs as much as a button: it goes somewhere and changes nothing. */
export function ButtonLink({ children, look = 'primary', wide = false, href }: ButtonProps & { href: string }) {
  return (
    <a class={classes(look, wide)} href={href}>
      {children}
    </a>
  );
}

function classes(look: ButtonLook, wide: boolean): string {
  return `button button-${look}${wide ? ' button-wide' : ''}`;
}
