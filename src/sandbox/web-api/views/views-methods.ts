import { viewsOpen } from './views-open';

/** Views that apps open (Slack facts, Web API §9). */
export const viewsMethods = [viewsOpen];
