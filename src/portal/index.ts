export type { AccessSource, AccountSource, OpenApp, OwnAccount } from './access-source';
export { createPortalRouter } from './portal-routes';
export type { Tile, TileSource } from './tile-source';
