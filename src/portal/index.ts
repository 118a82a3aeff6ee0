export { createPortalRouter } from './portal-routes';
export type { Tile, TileSource } from './tile-source';
