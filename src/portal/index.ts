export type { Tile, TileSource } from './tile-source';
