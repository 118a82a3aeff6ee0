import type { ComponentChildren } from 'preact';

/** A form that changes something of ours: sent by POST, with the token that ties it to this browser. */
export function Form(props: {
  action: string;
  csrf: string;
  /** Hidden fields; undefined ones are left out. */
  carries?: { readonly [name: string]: string | undefined };
  children: ComponentChildren;
}) {
  return (
    <form class="form" method="post" action={props.action}>
      <input type="hidden" name="_csrf" value={props.csrf} />
      <HiddenFields fields={props.carries ?? {}} />
      {props.children}
    </form>
  );
}

/** Hidden fields of a form, also of one that posts elsewhere. */
export function HiddenFields({ fields }: { fields: { readonly [name: string]: string | undefined } }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  );
}
