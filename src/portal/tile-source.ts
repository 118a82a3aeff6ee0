import type { UserId } from '../core';

/** One app a person may enter, as the portal shows it. */
export type Tile = { slug: string; name: string; kind: string };

/** Answers which apps a person may enter now; implemented by `apps`. */
export type TileSource = { appsFor(userId: UserId): Promise<Tile[]> };
