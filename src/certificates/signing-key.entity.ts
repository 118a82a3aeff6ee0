import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppId, SigningKeyId } from '../core';
import type { SigningKeyState } from './signing-key';

/** A row of `signing_keys`. */
@Entity({ name: 'signing_keys' })
export class SigningKeyEntity {
  @PrimaryColumn({ type: 'uuid', name: 'id' })
  id!: SigningKeyId;

  @Column({ type: 'uuid', name: 'app_id' })
  appId!: AppId;

  @Column({ type: 'text', name: 'state' })
  state!: SigningKeyState;

  @Column({ type: 'text', name: 'certificate_pem' })
  certificatePem!: string;

  @Column({ type: 'text', name: 'sealed_private_key', nullable: true })
  sealedPrivateKey!: string | null;

  @Column({ type: 'text', name: 'serial_number' })
  serialNumber!: string;

  @Column({ type: 'text', name: 'fingerprint_sha1' })
  fingerprintSha1!: string;

  @Column({ type: 'text', name: 'fingerprint_sha256' })
  fingerprintSha256!: string;

  @Column({ type: 'text', name: 'subject' })
  subject!: string;

  @Column({ type: 'integer', name: 'key_bits' })
  keyBits!: number;

  @Column({ type: 'timestamptz', name: 'not_before' })
  notBefore!: Date;

  @Column({ type: 'timestamptz', name: 'not_after' })
  notAfter!: Date;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'activated_at', nullable: true })
  activatedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'retired_at', nullable: true })
  retiredAt!: Date | null;

  @Column({ type: 'integer', name: 'announced_days', nullable: true })
  announcedDays!: number | null;
}
