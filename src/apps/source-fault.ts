import { AttributeExpression } from './attribute-expression';
import type { AttributeSourceKind } from './attribute-rule';
import { fieldReader } from './user-fields';
import { isXmlText } from './xml-text';

/** What would fail for every person, so that it is refused when it is written; one sentence, undefined if nothing. */
export function sourceFault(kind: AttributeSourceKind, source: string): string | undefined {
  switch (kind) {
    case 'constant':
      return isXmlText(source) ? undefined : 'holds a control character, which XML cannot carry';
    case 'field':
      return fieldReader(source) === undefined ? 'is not a field of a person' : undefined;
    case 'expression': {
      const compiled = AttributeExpression.tryCompile(source);
      return 'fault' in compiled ? compiled.fault : undefined;
    }
  }
}
