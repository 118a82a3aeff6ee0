export type { OpenApp, OwnAccount } from './access-source';
export { createPortalRouter } from './portal-routes';
export type { Tile } from './tile-source';
