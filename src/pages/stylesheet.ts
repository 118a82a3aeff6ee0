import { createHash } from 'node:crypto';
import { baseRules } from './stylesheet-base';
import { componentRules } from './stylesheet-components';

/** The one stylesheet of the pages without script. */
export const stylesheet = `${baseRules()}${componentRules}`.replace(/\n{2,}/g, '\n').trimStart();

/** Changes with the content, so that a browser may keep what it has for good. */
export const stylesheetVersion = createHash('sha256').update(stylesheet).digest('base64url').slice(0, 16);

export const stylesheetPath = `/assets/pages.css?v=${stylesheetVersion}`;
