import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GroupId } from '../core';

/** A row of `groups`; who is in it is read by the stores alone. */
@Entity('groups')
export class GroupEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: GroupId;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'name_key' })
  nameKey!: string;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
