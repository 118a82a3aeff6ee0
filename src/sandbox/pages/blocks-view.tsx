import type { Block } from '../blocks/block-schemas';
import { elementsOf, readBlock, type Usable } from '../blocks/list-elements';
import { initialFields } from '../blocks/read-state';
import { BlockElement } from './block-element';
import { BlockText, type NameOf, OutsideLink, webAddress } from './mrkdwn';

export type BlocksProps = {
  blocks: readonly unknown[];
  nameOf: NameOf;
  /** Messages tell the app of each choice; modals only of what stands outside inputs. */
  surface: 'message' | 'modal';
  /** Nobody who could use anything is looking. */
  disabled: boolean;
  /** What stands in an element; its initial values where this says nothing. */
  valuesOf?: (usable: Usable) => readonly string[] | undefined;
  /** What the app found wrong, by block. */
  errors?: { readonly [blockId: string]: string };
};

/** Blocks of Block Kit as plain HTML, inside the form that sends what people do with them. */
export function BlocksView(props: BlocksProps) {
  return (
    <>
      {props.blocks.map((raw, index) => {
        const block = readBlock(raw);
        return block === undefined ? (
          <p class="quiet" key={`block ${index.toString()}`}>
            [a block that is not understood]
          </p>
        ) : (
          <BlockView key={block.block_id} {...props} block={block} index={index} />
        );
      })}
    </>
  );
}

function BlockView(props: BlocksProps & { block: Block; index: number }) {
  const { block, nameOf, index } = props;
  const used = (place: string) => (
    <Used {...props} usable={elementsOf(block, index).find((each) => each.place === place)} />
  );
  switch (block.type) {
    case 'divider':
      return <hr />;
    case 'header':
      return <p class="heading">{block.text.text}</p>;
    case 'section':
      return (
        <div class="section">
          <div>
            {block.text && <BlockText text={block.text} nameOf={nameOf} />}
            {block.fields && (
              <div class="grid">
                {block.fields.map((field, at) => (
                  <div key={`field ${at.toString()}`}>
                    <BlockText text={field} nameOf={nameOf} />
                  </div>
                ))}
              </div>
            )}
          </div>
          {block.accessory?.type === 'image' ? <Picture {...block.accessory} /> : used(`${index}.0`)}
        </div>
      );
    case 'actions':
      return <div class="elements">{block.elements.map((_element, at) => used(`${index}.${at}`))}</div>;
    case 'context':
      return (
        <div class="quiet">
          {block.elements.map((element, at) => (
            <span class="piece" key={`piece ${at.toString()}`}>
              {element.type === 'image' ? <Picture {...element} /> : <BlockText text={element} nameOf={nameOf} />}
            </span>
          ))}
        </div>
      );
    case 'image':
      return <Picture {...block} />;
    case 'input':
      return <InputBlock {...props} block={block} />;
    default:
      return <p class="quiet">[{block.type.replaceAll('_', ' ')}: not shown in practice]</p>;
  }
}

function InputBlock(props: BlocksProps & { block: Extract<Block, { type: 'input' }>; index: number }) {
  const { block, index, errors } = props;
  const [usable] = elementsOf(block, index);
  const fault = errors?.[block.block_id ?? ''];
  const labelId = `label-${index}`;
  return (
    <div class="field">
      <label id={labelId} for={`e${index}.0`}>
        {block.label.text} {block.optional && <span class="quiet">(optional)</span>}
      </label>
      <Used {...props} usable={usable} labelledBy={labelId} />
      {block.hint && <span class="quiet">{block.hint.text}</span>}
      {fault !== undefined && (
        <span class="fault" role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}

function Used(props: BlocksProps & { usable: Usable | undefined; labelledBy?: string }) {
  const { usable, surface, valuesOf } = props;
  if (usable === undefined) return null;
  const dispatches = usable.input ? usable.input.dispatch_action === true : true;
  const values = valuesOf?.(usable) ?? initialFields(usable.element);
  return (
    <BlockElement
      key={usable.place}
      usable={usable}
      values={values}
      dispatches={dispatches && (surface === 'message' || !usable.input || usable.input.dispatch_action === true)}
      disabled={props.disabled}
      labelledBy={props.labelledBy}
    />
  );
}

/** Pictures are elsewhere, and practice loads nothing from elsewhere: their words stand for them. */
function Picture(props: { alt_text: string; image_url?: string; title?: { text: string } }) {
  const href = props.image_url === undefined ? undefined : webAddress(props.image_url);
  const words = props.title?.text ?? props.alt_text;
  return (
    <span class="picture">
      {href === undefined ? `[picture: ${words}]` : <OutsideLink href={href}>[picture: {words}]</OutsideLink>}
    </span>
  );
}
