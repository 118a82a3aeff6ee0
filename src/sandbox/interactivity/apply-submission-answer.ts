import { checkModal } from '../blocks/check-blocks';
import { viewStackLimit } from '../org/interaction-book';
import type { OpenView } from '../org/interaction-data';
import type { Room } from '../room';

type Answer = { response_action?: unknown; view?: unknown; errors?: unknown };

/**
 * Does to a submitted view what the app's answer says.
 *
 * @param body of the app's 200
 * @returns why the person sees an error, or undefined where all is well
 * @see Slack docs: Modals, closing and updating views
 */
export function applySubmissionAnswer(room: Room, view: Readonly<OpenView>, body: string): string | undefined {
  const { interactions } = room.workspace.org;
  if (body.trim() === '') {
    interactions.closeView(view.id);
    return undefined;
  }
  const answer = readAnswer(body);
  switch (answer?.response_action) {
    case 'clear':
      interactions.closeStack(view.rootId);
      return undefined;
    case 'errors':
      return showErrors(room, view, answer.errors);
    case 'update':
    case 'push':
      return showView(room, view, answer);
    default:
      if (answer === undefined || room.workspace.doubts.viewSubmissionOtherAnswer === 'error') {
        return 'The app’s answer was neither empty nor one with a response_action.';
      }
      interactions.closeView(view.id);
      return undefined;
  }
}

function showErrors({ workspace }: Room, view: Readonly<OpenView>, errors: unknown): string | undefined {
  const blocks = Array.isArray(view.content.blocks) ? view.content.blocks : [];
  const inputs = new Set(blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id));
  const given = typeof errors === 'object' && errors !== null ? Object.entries(errors) : [];
  const known = given.filter(([blockId, text]) => inputs.has(blockId) && typeof text === 'string');
  if (known.length === 0 || known.length < given.length) {
    return 'The app’s errors name no input of this view, or a block that is none.';
  }
  workspace.org.interactions.updateView(view.id, { errors: Object.fromEntries(known) });
  return undefined;
}

function showView({ workspace }: Room, view: Readonly<OpenView>, answer: Answer): string | undefined {
  const { interactions } = workspace.org;
  const problems = checkModal(answer.view);
  if (problems.length > 0) return `The view in the app’s answer is wrong: ${problems.join(', ')}`;
  const content = answer.view as OpenView['content'];
  if (answer.response_action === 'update') {
    interactions.updateView(view.id, { content, errors: {} });
    return undefined;
  }
  const depth = interactions.viewsOf(view.memberId).filter(({ rootId }) => rootId === view.rootId).length;
  if (depth >= viewStackLimit) return `The app pushed a view onto ${viewStackLimit}, which is one too many.`;
  interactions.openView({ appId: view.appId, memberId: view.memberId, teamId: view.teamId, content }, view);
  return undefined;
}

function readAnswer(body: string): Answer | undefined {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined; // told by the caller, like any other answer that is not understood
  }
}
