import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CustomAttribute } from './custom-attribute';

/** A row of `custom_attributes`: what a custom attribute may hold, not what somebody has. */
@Entity('custom_attributes')
export class CustomAttributeEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  type!: CustomAttribute['type'];

  @Column({ type: 'boolean' })
  multiple!: boolean;

  @Column({ type: 'text', nullable: true })
  description!: string | null;
}
