import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppId } from '../core';
import type { AppKind } from './app';
import type { AppSettings } from './app-settings';
import type { AttributeSourceKind } from './attribute-rule';

/** A row of `apps`. */
@Entity({ name: 'apps' })
export class AppEntity {
  @PrimaryColumn({ type: 'uuid', name: 'id' })
  id!: AppId;

  @Column({ type: 'text', name: 'slug' })
  slug!: string;

  @Column({ type: 'text', name: 'kind' })
  kind!: AppKind;

  @Column({ type: 'text', name: 'name' })
  name!: string;

  @Column({ type: 'boolean', name: 'enabled' })
  enabled!: boolean;

  @Column({ type: 'boolean', name: 'hidden' })
  hidden!: boolean;

  @Column({ type: 'boolean', name: 'in_set_up' })
  inSetUp!: boolean;

  @Column({ type: 'text', name: 'sp_entity_id' })
  spEntityId!: string;

  @Column({ type: 'jsonb', name: 'settings' })
  settings!: AppSettings;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}

/** A row of `app_acs_endpoints`. */
@Entity({ name: 'app_acs_endpoints' })
export class AcsEndpointEntity {
  @PrimaryColumn({ type: 'uuid', name: 'app_id' })
  appId!: AppId;

  @PrimaryColumn({ type: 'integer', name: 'index' })
  index!: number;

  @Column({ type: 'text', name: 'url' })
  url!: string;

  @Column({ type: 'boolean', name: 'is_default' })
  isDefault!: boolean;
}

/** A row of `app_sp_certificates`. */
@Entity({ name: 'app_sp_certificates' })
export class SpCertificateEntity {
  @PrimaryColumn({ type: 'uuid', name: 'app_id' })
  appId!: AppId;

  @PrimaryColumn({ type: 'text', name: 'fingerprint_sha256' })
  fingerprintSha256!: string;

  @Column({ type: 'text', name: 'use' })
  use!: 'signing' | 'encryption' | 'both';

  @Column({ type: 'text', name: 'pem' })
  pem!: string;
}

/** A row of `app_attributes`. */
@Entity({ name: 'app_attributes' })
export class AttributeEntity {
  @PrimaryColumn({ type: 'uuid', name: 'id' })
  id!: string;

  @Column({ type: 'uuid', name: 'app_id' })
  appId!: AppId;

  @Column({ type: 'integer', name: 'position' })
  position!: number;

  @Column({ type: 'text', name: 'sp_name' })
  spName!: string;

  @Column({ type: 'text', name: 'name_format' })
  nameFormat!: string;

  @Column({ type: 'text', name: 'source_kind' })
  sourceKind!: AttributeSourceKind;

  @Column({ type: 'text', name: 'source' })
  source!: string;

  @Column({ type: 'boolean', name: 'enabled' })
  enabled!: boolean;

  @Column({ type: 'boolean', name: 'preset' })
  preset!: boolean;
}
