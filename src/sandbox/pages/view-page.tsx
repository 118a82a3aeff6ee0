import type { Modal } from '../blocks/block-schemas';
import type { BlocksState } from '../blocks/read-state';
import type { Delivery } from '../interactivity/delivery-journal';
import type { OpenView } from '../org/interaction-data';
import { BlocksView } from './blocks-view';
import { Failure } from './conversation-page';
import { type Frame, Layout } from './layout';
import type { NameOf } from './mrkdwn';
import { valuesIn } from './values-in';

/** A dialog of an app's, as a page of its own. */
export function ViewPage(props: {
  frame: Frame;
  view: Readonly<OpenView>;
  appName: string;
  nameOf: NameOf;
  back: string;
  failed: Readonly<Delivery> | undefined;
}) {
  const { view, back } = props;
  const { title, submit, close, blocks } = view.content as Modal;
  const hasErrors = Object.keys(view.errors).length > 0;
  return (
    <Layout title={title.text} frame={props.frame} narrow>
      <p class="quiet">A dialog of {props.appName}</p>
      <h1>{title.text}</h1>
      {props.failed && <Failure delivery={props.failed} />}
      {hasErrors && <p class="refusal">Something in the form is not right yet.</p>}
      <form method="post" action={`/views/${view.id}`} class="stack blocks">
        <input type="hidden" name="back" value={back} />
        <BlocksView
          blocks={blocks}
          nameOf={props.nameOf}
          surface="modal"
          disabled={false}
          errors={view.errors}
          valuesOf={(usable) => valuesIn(view.values as BlocksState, usable)}
        />
        <p class="actions">
          {submit && (
            <button type="submit" name="do" value="submit">
              {submit.text}
            </button>
          )}
          <button type="submit" name="do" value="cancel" class="plain" formnovalidate>
            {close?.text ?? 'Cancel'}
          </button>
          <button type="submit" name="do" value="x" class="plain" formnovalidate>
            × <span class="unseen">Close the whole dialog</span>
          </button>
        </p>
      </form>
    </Layout>
  );
}
